### 各处通用的文字，以及造句所需的连接。

app-line = 图像扩散模型的创造力从何而来

reset = 恢复示例设置
    .hint = 回到这个示例自己的设置。噪声不变。

twin = 小图版
    .hint = 同一个示例的 32 像素版本，图块可以移动：算得快，可以随手试。

locality = 图块边长
    .hint = 评分机能看到每个像素周围多大的范围。视野小，图像各部分互不协调；视野是整幅图像，就只能复制。快捷键：上/下方向键。

pixel = 像素

whole = 整幅图像

locality-heading = 局部性

over-time-short = 随时间

over-time = 图块边长随时间的变化
    .hint = 从噪声到图像，图块边长是否保持不变。训练好的网络在噪声强时看得远，噪声弱时看得近；带名称的日程是在这些网络上测得的。

fold-over-time = 图块边长的曲线
    .hint = 显示或隐藏图块边长随时间变化的曲线。

equivariance = 等变性
    .hint = 关：像素只能用同一位置的训练图块。开：其他位置的图块也能用，评分机因此不知道自己在图像的什么地方。快捷键：E。

reach = 移动范围
    .hint = 训练图块可以离开原位多少像素。不限：图像中的任何位置。

boundary = 边界

zeros = 补零
    .hint = 图像边缘之外什么都没有，靠近边缘的像素因此知道自己在哪里。快捷键：O。

circular = 循环
    .hint = 图像在边缘处首尾相接，所有位置都一样。快捷键：O。

machine = 评分机

fold-machines = 评分机一览
    .hint = 显示或隐藏评分机一览。

same-place = 同一位置

any-place = 任意位置

window = 视野

seed = 种子
    .hint = 随机种子，初始噪声由它产生。同一个种子总是得到同样的噪声。

reroll = 换一份噪声
    .hint = 从另一份噪声开始。快捷键：N。

lock = 锁定噪声
    .hint = 保留这份噪声：此后换噪声的按钮和快捷键都不起作用。

next-wrong = 找数目错误的图像
    .hint = 逐个试种子，直到图像中部件的数目错误。按 Esc 停止。

schedule = 噪声日程
    .hint = t 从 0 到 1 时，图像多快被噪声淹没。论文用的是余弦日程。

steps = 步数
    .hint = 分多少步去掉噪声。步数越多，越慢也越精细。

play = 播放
    .hint = 看图像怎样从噪声中浮现。快捷键：空格键。

pause = 暂停
    .hint = 停在这里。快捷键：空格键。

forward = 前进一步
    .hint = 朝图像走一步。快捷键：右方向键。

back = 后退一步
    .hint = 朝噪声退一步。快捷键：左方向键。

first = 回到噪声
    .hint = 跳到第一步。快捷键：Home。

last = 跳到结果
    .hint = 跳到最后一步。快捷键：End。

loop = 循环播放
    .hint = 图像完成后，再从噪声开始。

speed = 速度
    .hint = 每秒播放几步：从适合讲解的慢放到飞快。

playhead = 播放头
    .hint = 从噪声到图像，每一步评分机的估计。拖动或点击。

view-both = 并排
    .hint = 带噪图像和评分机的估计并排显示。快捷键：V。

view-guess = 估计
    .hint = 只显示评分机的估计，尽量放大。快捷键：V。

view-noisy = 带噪
    .hint = 只显示带噪图像，尽量放大。快捷键：V。

view-difference = 复制？
    .hint = 估计、最近的训练图像，以及两者的差异。快捷键：V。

nearest-caption = 最近的训练图像
    .hint = 所有训练图像中，与估计差异最小的一张。

difference-caption = 差异
    .hint = 估计减去那张训练图像。均匀的灰色表示一模一样。

side-close = 关闭面板
    .hint = 把地方让给图像。

training = 训练图像
    .hint = 评分机知道的全部。离估计最近的一张有标记。快捷键：T。

noisy-caption = 带噪图像
    .hint = x_t：评分机在这一步的输入。每一步去掉一部分噪声。

guess-caption = 评分机的估计
    .hint = x0_hat，即后验均值。每个像素都是训练像素的平均：一个训练像素的周围越像评分机所见，权重越大。

updating = 更新中

undo = 撤销
    .hint = 撤销上一次改动。快捷键：Ctrl+Z。

redo = 重做
    .hint = 重做刚撤销的改动。快捷键：Ctrl+Shift+Z。

more = 更多
    .hint = 更多视图和设置：评分机对比、画廊、面板、外观。

theme = 浅色或深色
    .hint = 深色适合暗处，浅色适合明亮的房间。

help = 快捷键
    .hint = 全部快捷键。快捷键：? 或 F1。

full-screen = 全屏
    .hint = 打开或关闭全屏。快捷键：F11。

controls = 控制面板
    .hint = 显示或隐藏控制面板。按 Tab 键在其中依次移动。

dismiss = 知道了
    .hint = 关闭这条消息。

close = 关闭
    .hint = 回到图像。快捷键：Esc。

form-constant = 每一步都相同

form-linear = 直线

form-switch = 切换一次

form-curve = 自定义曲线

form-scales = 边长列表

opening = 正在载入训练图像

searching = 正在找数目错误的图像。按 Esc 停止

whole-cannot-move = 整幅图像不能移动，除非边界是循环的。

film = 胶片条显示噪声
    .hint = 胶片条中显示带噪图像 x_t，而不是评分机的估计。

blank = 黑屏

schedule-name-cosine = 余弦

schedule-name-linear = 线性

schedule-name-exponential = 指数

machine-long-is = 理想评分机

machine-long-es = 等变评分机

machine-long-ls = 局部评分机

machine-long-els = 等变局部评分机

machine-long-bb-els = 边界破缺的等变局部评分机

machine-sentence-is = 看到整幅图像，因此只能复制训练图像。

machine-sentence-es = 看到整幅图像，训练图像可以任意平移。

machine-sentence-ls = 像素只看自己的视野，用同一位置的图块。

machine-sentence-els = 像素只看自己的视野，用任意位置的图块。

machine-sentence-bb-els = 看到视野和边缘，用离边缘同样远的图块。

machine-hint = { $short }：{ $long }。{ $sentence }快捷键：{ $key }。

patch-side = { $side } 像素

reach-all = 不限

reach-within = { $distance } 像素

share-percent = { $percent }%

sees-everything = 看到全部

sees-share = 看到图像的 { $share }

sees-shares = 开始 { $first }，最后 { $last }

window-covers = 每个像素的视野平均覆盖图像的 { $share }（{ $patch }）。

window-covers-changing = 每个像素的视野，开始时平均覆盖图像的 { $first }（{ $first-patch }），最后 { $last }（{ $last-patch }）。

copy-of-line = 复制自图像 { $number }，RMS { $rms }

nearest-line = 离估计最近：图像 { $number }，RMS { $rms }

paper-name-mnist-unet = MNIST 的 UNet

paper-name-mnist-resnet-zeros = MNIST 的 ResNet

paper-name-mnist-resnet-circular = MNIST 的循环 ResNet

paper-name-fashion-unet = FashionMNIST 的 UNet

paper-name-fashion-resnet = FashionMNIST 的 ResNet

paper-name-cifar-unet = CIFAR10 的 UNet

paper-name-cifar-resnet-zeros = CIFAR10 的 ResNet

paper-name-cifar-resnet-circular = CIFAR10 的循环 ResNet

paper-name-celeba-unet = CelebA 的 UNet

paper-name-celeba-resnet = CelebA 的 ResNet

fingers = { $n } 根手指

eyes = { $n } 只眼睛

clock-hands = { $n } 根指针

petals = { $n } 片花瓣

arms = { $n } 条手臂

segments = { $n } 个笔画段

a-digit = 是数字

not-a-digit = 不是数字

not-well-formed = 形态不完整

counting-fingers = 在估计中计数：从手掌伸出的都算，包括拇指。

counting-eyes = 在估计中计数：脸上比嘴的线条更宽的深色斑点。

counting-clock-hands = 在估计中计数：从表盘中心出发的线条。

counting-petals = 在估计中计数：从花心伸出的都算。

counting-arms = 在估计中计数：从躯干伸出的都算。

counting-segments = 从估计中读出：七个笔画段中哪些亮着，是否组成一个数字。

count-of-training = 每张训练图像里的数目都是 { $n }。

every-training-picture-a-digit = 每张训练图像都是一个数字。

count-click = 点击可在图像上逐个编号。快捷键：P。

time-readout = 第 { $frame }/{ $of } 步    t = { $t }

time-readout-short = { $frame }/{ $of }   t = { $t }

computing = 正在计算第 { $step } 步，共 { $of } 步

computing-left = 正在计算第 { $step } 步，共 { $of } 步，还需 { $left }

computed = { $of } 步已算完，用时 { $duration }

milliseconds = { $n } 毫秒

seconds = { $n } 秒

minutes = { $n } 分钟

hours = { $n } 小时

days = { $n } 天

a-second = 1 秒

no-wrong-found = 接下来的 { $n } 个种子都没有出现数目错误。图块边长越小，数目越容易错。

speed-slow = { $seconds } 秒一步

speed-slow-short = { $seconds } 秒/步

speed-fast = 每秒 { $frames } 步

speed-fast-short = { $frames }/秒

language-name = 中文

language-short = 中

full-stop = 。

two-sentences = { $first }{ $second }

two-in-a-list = { $first }、{ $second }

two-in-a-sentence = { $first }、{ $second }
