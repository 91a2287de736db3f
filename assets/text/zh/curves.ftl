### 曲线的文字。

# 曲线面板。
curves = 曲线
    .hint = 从噪声到图像，每一步的各项数值：看估计怎样变得确定。快捷键：L。

# 把曲线放到剪贴板。
copy-csv = 复制 CSV
    .hint = 把每一步的所有数值复制到剪贴板，可粘贴到电子表格。

# 曲线的时间轴之下。
curves-x-axis = 时刻 t：从噪声（1）到图像（0）

# 曲线的数值属于哪一步。
curves-time-hint = 下面的数值属于这一步：鼠标所指的一步，否则是播放头所在的一步。在图中拖动，播放头随之移动。

# 低于这条线就是复制品。
copy-rule = 以下为复制品

# 所有训练图像的数目。
right-rule = 训练图像

# 第一步还谈不上变化。
no-step-before = 第一步

curve-effective = 有效图块数
    .hint = 一个像素是多少个训练图块的平均：1 / 权重平方和。线是各像素的中位数，色带是中间一半的像素。相邻两条网格线相差十倍。纯色背景在许多图像中都一样，所以那里的数始终很大。

curve-sources = 来源图像数
    .hint = 估计由多少张训练图像拼贴而成。一张训练图像要在至少 1% 的像素上提供权重最大的图块，才计入。

curve-nearest = 与训练图像的差异（RMS）
    .hint = 估计与最近的训练图像的均方根差，黑与白相差 2。低于虚线（训练图像之间通常差异的三分之一）就算复制品。在环面上，各种平移都会试到。

curve-changed = 来源变了的像素
    .hint = 与上一步相比，权重最大的图块换了来源（训练图像）的像素占比。

curve-parts = 部件数目
    .hint = 每一步的估计中有多少个部件。叉号表示形态不完整，此时的数目意义不大。

curve-patch = 图块边长 P(t)（像素）
    .hint = 每一步的图块边长，即视野的边长，单位是像素。

curve-levels = 信号与噪声
    .hint = 带噪图像中信号有多少，sqrt(alpha_bar)；噪声有多少，sqrt(1 - alpha_bar)。两者的平方和为 1。

# 曲线已在剪贴板上。
curves-copied-nothing = 还没有可复制的内容：第一步仍在计算。

curves-copied-steps = 已把 { $steps } 步的数值复制到剪贴板（CSV）。

curve-chip-effective = 图块

curve-chip-sources = 来源

curve-chip-nearest = 差异

curve-chip-changed = 变化

curve-chip-parts = 数目

curve-chip-patch = P(t)

curve-chip-levels = 信号与噪声

# 曲线的数值属于哪一步。
curves-step = 第 { $step } 步，共 { $steps } 步，t = { $t }

# 曲线的图，供读屏软件和测试使用。
plot-name = 曲线图：{ $curve }

# 曲线及其在一步的数值，供读屏软件和测试使用。
curve-line = { $curve }：{ $values }

# 中间一半的数。
quartiles-line = （{ $low } 到 { $high }）

# 最近的是哪张训练图像。
nearest-copy = 复制自图像 { $number }

nearest-to = 最近：图像 { $number }

# 带噪图像中信号和噪声各有多少。
signal-level = 信号 { $level }

noise-level-line = 噪声 { $level }

# 占比轴上的数。
percent-mark = { $percent }%
