### 图表、分析图和主画面导出图片中的文字。

# 图像的类别。
class-copy = 复制品

class-novel-right = 新图像，数目正确

class-wrong = 新图像，数目错误

class-malformed = 形态不完整

class-novel = 新图像

# 统计中各列之间变化的设置。
axis-patches = 图块边长 P（像素）

axis-times = 切换时刻 t*（P 由{ $before }变为 { $after }）

axis-reaches = 移动范围（像素）

axis-factors = { $schedule } 日程的倍数

axis-localities = 局部性日程

# 横轴上的值：看到整幅图像；移动范围不限。
whole = 整幅

all = 不限

# 统计的标题：数的是什么。
count-fingers = 手指数目

count-eyes = 眼睛数目

count-clock-hands = 指针数目

count-petals = 花瓣数目

count-arms = 手臂数目

count-segments = 笔画段数目

count-nothing = 新图像与复制品

# 标题之下：什么在变，多少个种子，进度。
census-note = 横轴：{ $axis }；每列 { $seeds } 个种子

census-note-unfinished = 横轴：{ $axis }；每列 { $seeds } 个种子；已完成 { $done } / { $all } 张

# 形态不完整的一行。
row-malformed = 不完整*

# 数目正确的一行旁边。
row-right = 正确

# 热图之下。
map-note = 在全部图像中的占比（%）。* 形态不完整

# 各类名称之下。
with-intervals = 含 95% 置信区间

# 占比轴和色标上的数。
percent = { $percent }%

# 一条轨迹的曲线。
curve-patch = 图块边长 P(t)（像素）

curve-effective = 有效图块数：各像素的中位数与中间一半（对数刻度）

curve-nearest = 与最近训练图像的差异（均方根差，黑与白相差 2）

# 时间轴的两端。
time-noise = t = 1，噪声

time-picture = t = 0

# P(t) 的热图；$name 是网络的名称。
field-map-title = { $name } 的 P(t)

field-map-note = 各图块边长 P 的评分机：与网络的距离（1 - 余弦）是最佳者的几倍

field-map-x = t，从噪声到图像

field-map-y = P，像素

field-map-best = 最佳 P

field-map-squares = 包含感受野 50% 和 90% 的方框

field-map-window = 网络的视野

field-map-times = { $times } 倍

# 感受野一览；$name 是网络的名称。
field-sheet-title = { $name } 在看哪里

field-sheet-note = 感受野：噪声估计的平均绝对梯度，与最大值之比（对数刻度）

# 感受野之下：包含一半和大部分的方框边长。
field-sheet-step = t = { $t }：{ $inner } 像素，{ $outer } 像素

# 分析图旁边的图像。
noisy-picture = 带噪图像 x_t

guess = 估计 x0_hat

# 很长的来源列表之下。
legend-more = 另有 { $number } 张

# 位移的方向。
move-right = 右

move-down = 下

move-left = 左

move-up = 上

move-none = 未动

# 主画面之上：评分机的简称和全称。
stage-title = { $short }：{ $long }

# 主画面之下：显示的是什么。
stage-line = { $set }，种子 { $seed }，第 { $step } 步，共 { $steps } 步，t = { $t }，视野 { $window }

stage-line-network = { $set }，种子 { $seed }，第 { $step } 步，共 { $steps } 步，t = { $t }，网络

# 一条轨迹的曲线之上。
curves-line = { $set }，种子 { $seed }，{ $machine }

# 数组中的数是什么意思。
array-range = -1 是黑，1 是白，未截断
