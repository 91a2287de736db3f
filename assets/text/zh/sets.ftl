### 修改训练集与绘制图像时窗口里的文字。

edited-hint = 训练集已被修改。详见训练图像面板（T）。

training-how = 单击选择；按住 Shift 或 Ctrl 可多选；双击启用或停用一张。图上的数字是它的图块在当前结果中的占比（百分数）。

only-sources = 只留这张图的来源
    .hint = 停用对当前结果的贡献不到 1% 的训练图像。靠剩下的少数几张，评分机生成的图像几乎不变。

without-nearest = 去掉最近的训练图像
    .hint = 停用离当前估计最近的训练图像。没有它，评分机还画得出来吗？

all-again = 全部启用
    .hint = 启用所有训练图像。

restore = 还原
    .hint = 撤销对训练集的全部修改，包括复制品和绘制的图像。

switch = 启用或停用
    .hint = 停用选中的图像，评分机就不再知道它们；再按一次重新启用。快捷键：U。

duplicate = 复制一份
    .hint = 把选中的图像各复制一份。同一张图出现两次，在每个均值里就算两次。快捷键：Ctrl+D。

mirror = 左右翻转
    .hint = 左右翻转选中的图像。快捷键：Ctrl+M。

delete = 删除
    .hint = 从训练集中删除选中的图像，撤销可以恢复。快捷键：Delete。

draw = 绘制
    .hint = 在选中的图像或它的复制品上绘制。要是有一只手长了六根手指，会怎么样？快捷键：H。

no-picture-yet = 主画面还没有显示用这个训练集生成的图像，请稍候。

paint = 绘制
    .hint = 绘制训练图像；或者在这一步的带噪图像上绘制，再从那里继续。快捷键：H。

on-training = 训练图像
    .hint = 选中的训练图像：直接修改，或据此新做一张。

on-blank = 空白
    .hint = 一张新的训练图像，开始时只有背景。

on-result = 结果
    .hint = 一张新的训练图像，以主画面上的估计为底。

brush-hint = 画笔和橡皮的粗细。快捷键：[ 和 ]。

colour = 颜色
    .hint = 画笔的颜色。点击可选任意颜色。

both-sides = 两侧同时绘制
    .hint = 每一笔都在另一侧对称地画一遍。

grid-lines = 网格
    .hint = 在像素之间显示网格线。快捷键：G。

copy = 复制
    .hint = 复制选中的矩形，不含背景。快捷键：C。

cut = 剪切
    .hint = 复制选中的矩形，并把它擦掉。快捷键：X。

paste = 粘贴
    .hint = 粘贴复制的内容；用鼠标拖动，或用方向键移动。快捷键：V。

flip = 翻转
    .hint = 左右翻转粘贴的内容。

settle = 放下
    .hint = 把粘贴的内容放在这里。快捷键：Enter。

save-new = 存为新图像
    .hint = 把这张图像加入训练集，评分机马上用上它。

replace = 替换图像
    .hint = 用这张图像替换原来的训练图像，撤销可以恢复。

continue = 从这里继续
    .hint = 给画上的内容加上这一步的噪声，让评分机由此继续，成为一个分支。

other-noise = 换一份噪声
    .hint = 给画上的内容换一份噪声。噪声不同，生成的图像也不同。

show-noise = 显示噪声
    .hint = 显示将要交给评分机的带噪图像，或由它得出的估计。

draw-close = 返回，不保存
    .hint = 回到主画面。画到一半的内容会保留，直到开始画另一张。快捷键：Esc。

canvas = 画布

set-has-changed = 开始绘制之后，训练集变了。请改用“存为新图像”。

census-of-all = 统计要用到训练集的全部图像，但有几张被停用了。请删除它们，或全部启用。

training-all = { $of ->
    [1] 唯一的图像在用
   *[other] 全部 { $of } 张图像都在用
}

training-all-selected = { $of ->
    [1] 唯一的图像在用，选中 { $selected } 张
   *[other] 全部 { $of } 张图像都在用，选中 { $selected } 张
}

training-some = { $of } 张图像中 { $in-use } 张在用

training-some-selected = { $of } 张图像中 { $in-use } 张在用，选中 { $selected } 张

data-all = { $of } 张训练图像，{ $w } × { $h }，{ $colour ->
    [colour] 彩色
   *[grey] 灰度
}

data-some = { $of } 张训练图像中的 { $in-use } 张，{ $w } × { $h }，{ $colour ->
    [colour] 彩色
   *[grey] 灰度
}

edited-set = 改过的训练集

edited-set-some = 改过的训练集，{ $of } 张中启用 { $in-use } 张

training-picture = 训练图像 { $number }

with-note = { $line }，{ $note }

note-label = 标签 { $label }

note-off = 已停用

note-copy = 复制品

note-edited = 改过

note-nearest = 离估计最近

note-share = 占结果的 { $percent }%

one-must-stay = 至少要有一张训练图像处于启用状态。

edits-do-not-fit = 对训练集的修改与它不再相符，已忽略：{ $problem }。

paint-blank = 新的训练图像

paint-result = 以结果为底的新图像

paint-noisy = 这一步的带噪图像

brush-of-1 = 1 像素画笔

brush-of-2 = 2 像素画笔

brush-of-3 = 3 像素画笔

brush-of-5 = 5 像素画笔

brush-of-8 = 8 像素画笔

swatch = 图中的颜色 { $number }

tool-brush = 画笔
    .hint = 绘制。快捷键：B。

tool-eraser = 橡皮
    .hint = 涂成背景色，也就是图像边缘上最常见的颜色。快捷键：E。

tool-fill = 油漆桶
    .hint = 填满一片相连的、颜色相近的区域。快捷键：F。

tool-picker = 取色
    .hint = 从图中取一种颜色。快捷键：I。

tool-select = 选择
    .hint = 选中一个矩形来复制，或移动粘贴的内容。快捷键：S。

move-left = 左移
    .hint = 把选中的图像移动一个像素，按住 Shift 移动八个。移出的空处重复边缘的像素；边界为循环时首尾相接。

move-right = 右移
    .hint = { move-left.hint }

move-up = 上移
    .hint = { move-left.hint }

move-down = 下移
    .hint = { move-left.hint }

on-noisy = 带噪图像
    .hint = 在这一步的带噪图像 x_t 上绘制，并由此继续。画上的内容会变淡，再加上这一步的新噪声，x_t = sqrt(alpha_bar) 画 + sqrt(1 - alpha_bar) 噪声，使它的统计性质与图像其余部分一致。橡皮涂成训练图像的均值。
