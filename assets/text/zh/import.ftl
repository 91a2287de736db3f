### 打开自己的图像时窗口里的文字。

open = 打开图像
    .hint = 把你自己的训练图像交给评分机：文件夹、zip 压缩包或数据文件。快捷键：Ctrl+O。

heading = 你自己的图像

close = 关闭对话框
    .hint = 不做更改，回到主画面。快捷键：Esc。

path = 路径
    .hint = 文件夹、图像的 zip 压缩包、单张图像、.npy、.npz、IDX（MNIST）或 CIFAR。

path-empty = /home/me/pictures

scan = 查看
    .hint = 看看这个路径里有什么。

pick-folder = 选择文件夹
    .hint = 存放图像的文件夹。子文件夹的名称用作标签。

pick-file = 选择文件
    .hint = 图像的 zip 压缩包、单张图像、.npy、.npz、IDX（MNIST）或 CIFAR。

ways = 也可以把文件夹或文件拖到窗口里。支持 PNG、JPEG、WebP、GIF、BMP、TIFF，以及这些图像的 zip 压缩包；还支持 .npy、.npz、IDX（MNIST）和 .bin（CIFAR）。

picking = 请在弹出的窗口中选择。如果没有窗口弹出，请在上面输入路径。

recent = 最近打开

scanning = 正在查看

size = 大小

as-is = 原样
    .hint = 保持图像原来的大小。所有图像的大小都相同。

size-hint = 训练图像的宽和高，以像素计。图像越小，算得越快。

fit = 适配

colours = 颜色

how-many = 张数

count = 图像张数
    .hint = 使用多少张图像。

array = 数组

array-hint = 压缩包中哪个数组是图像。

range = 数值

range-signed = -1 到 1
    .hint = -1 为黑，1 为白。

range-unit = 0 到 1
    .hint = 0 为黑，1 为白。

range-byte = 0 到 255
    .hint = 0 为黑，255 为白。

range-guessed = 推测：没有小于 0 的数值。

no-dialog = 这里没有文件对话框（由 xdg-desktop-portal 或 zenity 提供）。请输入路径，或把文件或文件夹拖到窗口上。

sample-seed = 抽样种子
    .hint = 随机抽取的种子。种子相同，抽到的图像也相同。

labels = 标签

label-hint = 使用哪些标签。不选就全部使用。

other = 换一个来源
    .hint = 选择别的文件夹或文件。

stop = 停止
    .hint = 停止读取，保留现在打开的图像。

skipped = 已跳过
    .hint = 无法读取的文件及其原因。

drop = 松开即可打开

drop-what = 文件夹、图像的 zip 压缩包、.npy、.npz、MNIST、CIFAR 或会话文件

one-at-a-time = 拖入了多个文件，只打开第一个。要全部打开，请先放进一个文件夹或 zip 压缩包。

fit-crop = 裁剪
    .hint = 保留每张图像的中间部分，尽可能大。

fit-pad = 补边
    .hint = 保留整幅图像，其余部分填上灰色。

fit-stretch = 拉伸
    .hint = 保留整幅图像，拉伸成正方形。

colour-as-found = 按原图
    .hint = 只要有一张图像是彩色的，就用彩色。

colour-grey = 灰度
    .hint = 只保留亮度：计算量是彩色的三分之一。

colour-colour = 彩色
    .hint = 三个通道，即使所有图像都是灰度的。

take-all = 全部
    .hint = 所有能读取的图像。

take-first = 前几张
    .hint = 按名称或文件中的顺序，取最前面的若干张。

take-random = 随机
    .hint = 随机抽取。种子相同，抽到的图像也相同。

title-folder = 选择存放图像的文件夹

title-file = 选择含有图像的文件

kind-folder = 图像文件夹

kind-zip = 图像的 zip 压缩包

kind-picture = 单张图像

kind-npy = NumPy 数组

kind-npz = NumPy 压缩包

kind-idx = IDX 文件（MNIST 一类）

kind-cifar = CIFAR 二进制文件

found-line = { $what }：{ $number } 张图像

picture-size = { $w } × { $h }

sizes-all = { $sizes }，{ $colour ->
    [none] 灰度
    [all] 彩色
   *[some] 有灰度也有彩色
}

sizes-more = { $sizes } 以及另外 { $more } 种大小，{ $colour ->
    [none] 灰度
    [all] 彩色
   *[some] 有灰度也有彩色
}

label-entry = { $label } { $number }

no-folder = 无标签

cost-line = 每步约 { $step }，每张图像约 { $whole }；占用内存 { $memory }。

cost-beside = 每步约 { $step }，每张图像约 { $whole }；占用内存 { $memory }（当前训练集关闭之前为 { $meanwhile }）。

cost-measured = 按评分机在主画面上每步的用时估算。

cost-rough = 只是粗略的估算：主画面上还没有测量过用时。

sample-must = 图像太多，无法全部载入。随机抽取 { $sample } 张，每步约 { $step }。

sample-may = 图像太多，结果无法实时更新。随机抽取 { $sample } 张，每步约 { $step }。

take-sample = 抽取 { $sample } 张

open-pictures = 打开 { $number } 张图像

reading = 正在读取

reading-of = 正在读取图像：{ $done } / { $of }

unreadable = { $number } 个文件无法使用，将被跳过

unreadable-among = 已检查的 { $checked } 个文件中，{ $number } 个无法读取，将被跳过

unreadable-so-far = { $number } 个文件无法使用，将被跳过；{ $pictures } 张图像中已检查 { $checked } 张

files-skipped = 已跳过 { $number } 个文件

and-more = 还有 { $number } 个

of-all = 共 { $number } 张

seed = 种子

preview-picture = 图像 { $number } 的预览

megabytes-few = 不到 1 MB

megabytes = { $number } MB

gigabytes = { $number } GB
