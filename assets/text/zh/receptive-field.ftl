### 网络看得多远的文字。

# 视图。
receptive-field = 看得多远
    .hint = 网络在每个时刻看得多远：与它最相似的评分机的图块边长 P(t)，以及它真正依赖自己视野中的哪一部分。快捷键：S。

# 回到主画面。
close = 回到主画面
    .hint = 关闭这个视图，结果会保留。快捷键：S 或 Esc。

# 主画面上没有网络时。
no-network = 这个视图显示训练好的神经网络在每一步看得多远。请先让网络与理论并排显示。

# 把找到的结果交给评分机。
use = 采用此 P(t)
    .hint = 让主画面上的局部评分机在每一步都用最佳图块边长。撤销：Ctrl+Z。

# 还不能按时。
use-later = 要等每一步的最佳图块边长都算出来。

# 还不能按时。
use-nobody = 主画面上没有带视野的评分机。请在网络旁边显示一台（快捷键 7）。

# 所有数值。
copy = 复制 CSV
    .hint = 把所有数值复制到剪贴板：每一步的最佳图块边长、感受野的方框，以及各图块边长的余弦。

# 停止。
stop = 停止
    .hint = 在此停止。已有的结果保留，以后可以继续。

# 继续。
resume = 继续
    .hint = 从停下的地方继续。

# 热图。
map = 各图块边长的评分机
    .hint = 在每一步，把网络对噪声的估计与各图块边长的评分机相比。带噪图像来自网络自己的轨迹，用三个不作他用的种子。颜色：与网络的距离（1 - 余弦）是该步最佳图块边长的几倍。噪声强时所有余弦相差不到千分之一，用这个尺度仍能分清。点击可移动播放头。

# 热图，供读屏软件和测试使用。
map-name = 图块边长随时间变化的热图

# 感受野。
field = 依赖哪些像素
    .hint = 直接在网络上测得的感受野：它对一个像素处噪声的估计，在多大程度上依赖周围每个像素。取该步三幅带噪图像、九个像素的平均绝对梯度，对数刻度。外框是整幅图像，按比例绘制。对噪声的估计最依赖像素自身。

# 感受野，供读屏软件和测试使用。
field-name = 这一步的感受野

# 这一步的余弦。
slice = 余弦随图块边长的变化
    .hint = 在这一步，网络对噪声的估计与各图块边长的评分机的估计之间夹角的余弦；1 表示除比例外完全相同。取各种子的平均。

# 它的图，供读屏软件和测试使用。
slice-name = 余弦随图块边长变化的曲线图

# 还没有的结果。
waiting = 尚未算出

# 时间轴。
x-axis = t，从噪声到图像

# 图块边长的轴。
y-axis = P, px

# 色标的一端。
best-end = 最佳

line-best = 最佳 P

line-outer = 感受野的 90%

line-inner = 感受野的 50%

line-window = 网络的视野

line-hint-best = 每一步与网络最相似的评分机的图块边长，即校准所得的 P(t)。

line-hint-present = 这台评分机现在所用的边长。点击“采用此 P(t)”，它就改用最佳图块边长。

line-hint-outer = 以像素为中心、包含 90% 感受野的方框的边长。

line-hint-inner = 以像素为中心、包含一半感受野的方框的边长。

line-hint-window = 由卷积层决定的上限：此外的像素不可能有任何影响。

# 进度。
progress-line = 正在测量第 { $step } 步，共 { $steps } 步

# 中途停止。
stopped-line = 停在第 { $step } 步，共 { $steps } 步

# 所显示的一步。
step-line = 第 { $step } 步，共 { $steps } 步，t = { $t }

# 图例中的一条线：与之相比的评分机的 P(t)。
line-present = { $machine } 现在的 P(t)

# 这一步的最佳图块边长。
best-line = 最佳 P：{ $size } 像素，余弦 { $cosine }

# 评分机现在在此处用多大。
present-best = { $machine }：{ $patch }，即最佳

present-worse = { $machine }：{ $patch }，距离为最佳的 { $times } 倍

present-only = { $machine }：{ $patch }

# 感受野的方框，以及网络的视野。
squares-line = 50% 在 { $inner } × { $inner } 内，90% 在 { $outer } × { $outer } 内，视野 { $window } × { $window } 像素

# 热图中的一格。
cell-best = t = { $t }，P = { $size } 像素：余弦 { $cosine }，最佳

cell-worse = t = { $t }，P = { $size } 像素：余弦 { $cosine }，距离为最佳的 { $times } 倍

# 其下。
cell-best-there = 最佳：P = { $size } 像素，余弦 { $cosine }

# 感受野中的一个像素。
pixel-itself = 像素自身：占感受野的 { $share }%

pixel-away = { $rows } 行，{ $columns } 列：占感受野的 { $share }%

# 色标的一端：倍数。
times-end = { $times } 倍

# 热图的颜色是什么意思。
scale-line = 颜色：从该步的最佳图块边长，到与网络的距离为其 { $times } 倍，对数刻度

# 一台或几台评分机已采用。
used-one = { $machine } 已采用此 P(t)。Ctrl+Z 撤销。

used-many = { $machines } 已采用此 P(t)。Ctrl+Z 撤销。

# 数值已在剪贴板上。
copied-nothing = 还没有可复制的内容：第一步仍在测量。

copied-steps = 已把 { $steps } 步的数值复制到剪贴板（CSV）。
