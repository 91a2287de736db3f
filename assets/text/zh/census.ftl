### 统计面板的文字。

# 统计。
census = 统计
    .hint = 这种情况有多常见？用许多种子、许多设置在后台计数，主画面照常使用。快捷键：K。

# 回到主画面。
close = 回到主画面
    .hint = 关闭这个视图，统计继续在后台计数。快捷键：K 或 Esc。

# 开始或继续。
start = 开始
    .hint = 在后台计数。以前数过的列直接沿用。

# 继续。
resume = 继续
    .hint = 从停下的地方接着数。

# 停止。
stop = 停止
    .hint = 停止计数。已有的结果保留，以后可以继续。

# 第一个值。
from = 从
    .hint = 所变设置的第一个值。

# 最后一个值。
to = 到
    .hint = 所变设置的最后一个值。

# 两个值的间隔。
every = 每隔
    .hint = 相邻两个值的间隔。

# 种子的数目。
seeds = 种子数
    .hint = 每一列用多少个种子，从 0 数起。各列用同样的种子。

# 多一列。
with-whole = 整幅图像
    .hint = 加一列：能看到整幅图像的评分机。

# 多一列。
with-all = 范围不限
    .hint = 加一列：图块可以移到任何位置。

# 保存。
save = 保存
    .hint = 把表格存为 CSV，或把图表存为 PNG，与 census 命令写出的文件相同。

# 文件的路径。
path = 文件
    .hint = 文件存到哪里。扩展名会自动加上。

# 保存表格。
save-csv = 存为 CSV
    .hint = 图表的每一列对应一行，含各类占比及其 95% 置信区间。

# 保存图表。
save-png = 存为 PNG
    .hint = 把两幅图表存成一张图片。

# 表格放到剪贴板。
copy = 复制 CSV
    .hint = 把表格复制到剪贴板，可粘贴到电子表格。

# 计数的图表。
map = 部件数目
    .hint = 每种设置（向右）下，各个数目（向上）的图像在全部图像中的占比。最下面一行 * 是形态不完整的图像。点击一格，查看其中的图像。

# 类别的图表。
shares = 图像类别
    .hint = 每种设置下各类图像的占比：训练图像的复制品，以及数目正确、数目错误或形态不完整的新图像。细线是各占比的 95% 置信区间（Wilson），画在该类的起点之上。

# 一格中的图像显示在这里。
pictures = 图像

# 还没有点击任何一格时。
click-a-field = 点击图表中的一格，其中的图像就显示在这里。再点击图像，可放到主画面上。

# 图像上。
pick-hint = 点击后用这个设置在主画面上显示这个种子。

# 什么都还没有时。
nothing-yet = 还没有计数。点击“开始”，图像陆续算出，图表随之填满。

# 计划的时间怎样得来。
plan-hint = 根据主画面各步或上一次统计的用时，以及每种设置要比较的训练图块数估算。更急的计算优先，所以使用主画面时会慢一些。

# 设置已不同于所显示的统计时。
other-settings = 图表属于另一组设置

# 拇指表格的标题。
sides = 左右两侧是否独立？
    .hint = 形态完整的手中，多少只左侧有拇指，多少只右侧有拇指。指尖低、位于手掌旁边的手指算作拇指。

# 表格的行。
thumb-left = 左侧有拇指

# 表格的列。
thumb-right = 右侧有拇指

# 相关系数怎样计算。
phi-hint = Phi：在形态完整的手中，“左侧有拇指”与“右侧有拇指”（各取 1 或 0）之间的相关系数。-1：总是恰好有一侧有。0：一侧不透露另一侧的任何信息。括号内是 95% 置信区间（Fisher）。

# 表格已在剪贴板上。
copied = 表格已复制到剪贴板（CSV）。

axis-patches = 图块边长
    .hint = 每个图块边长（像素）一列，每一步都相同。

axis-times = 切换时刻
    .hint = 在时刻 t* 之前，评分机看到整幅图像；之后只看到自己的视野。数目是在什么时候决定的？

axis-reaches = 移动范围
    .hint = 训练图块最多能离开原位多少像素。

axis-thumbs = 两个拇指
    .hint = 手的左右两侧是否独立？分别数左侧和右侧的拇指，第六根手指由此得到解释。

# 字段中像素数之后。
unit-px = {" "}像素

# 开始之前：将要做什么。
plan-about = { $columns } 列 × { $seeds } 个种子 = { $pictures } 张图像：约需 { $time }

# 有些列已经有了。
plan-about-rest = { $columns } 列 × { $seeds } 个种子 = { $pictures } 张图像，已数过 { $done } 张：约需 { $time }

# 还不知道这台电脑有多快。
plan-time-unknown = { $columns } 列 × { $seeds } 个种子 = { $pictures } 张图像：用时未知

plan-time-unknown-rest = { $columns } 列 × { $seeds } 个种子 = { $pictures } 张图像，已数过 { $done } 张：用时未知

# 各列都已有了。
plan-nothing-left = { $columns } 列 × { $seeds } 个种子 = { $pictures } 张图像，{ $done } 张都已数过

# 进度。
progress-left = 已数 { $done } / { $pictures } 张，还需 { $time }

progress-running = 已数 { $done } / { $pictures } 张

progress-stopped = 已数 { $done } / { $pictures } 张，已停止

progress-done = 已数 { $done } / { $pictures } 张，已完成

# 状态栏中。
status-line = 统计：{ $progress }

# 统计的是哪个示例、哪台评分机。
title-line = { $exhibit }，{ $machine }

# 横轴上的值连同名称。
value-whole-image = 整幅图像

value-patch = P = { $size } 像素

value-time = t* = { $time }

value-any-reach = 移动范围不限

value-reach = 移动范围 { $reach } 像素

value-factor = 倍数 { $factor }

# 时刻的横轴之下；1 是噪声。
axis-title-times = 从整幅图像切换到图块边长 { $size } 像素的时刻 t*（1 为噪声）

# 数的是什么，在图表之上。
parts-fingers = 手指数

parts-eyes = 眼睛数

parts-clock-hands = 指针数

parts-petals = 花瓣数

parts-arms = 手臂数

parts-segments = 笔画段数

# 所选的图像：有这么多部件的。
which-fingers = { $count } 根手指

which-eyes = { $count } 只眼睛

which-clock-hands = { $count } 根指针

which-petals = { $count } 片花瓣

which-arms = { $count } 条手臂

which-segments = { $count } 段

which-not-well-formed = 形态不完整

which-both-thumbs = 两侧都有拇指

which-left-thumb = 只有左侧有拇指

which-right-thumb = 只有右侧有拇指

which-no-thumb = 没有拇指

class-hint-copy = 与某张训练图像的差异，小于训练图像之间通常差异的三分之一。

class-hint-novel-right = 不是复制品，部件数目与所有训练图像相同。

class-hint-wrong = 不是复制品，形态完整，但部件数目不同。

class-hint-malformed = 不是复制品，形态也不完整。

class-hint-novel = 不是复制品。这些图像中不计数。

# 图表中的一格，供读屏软件和测试使用。
field-name = { $value }，{ $which }：{ $all } 张中有 { $count } 张

# 占比及其置信区间。
share-none-counted-yet = 还没有计数

share-line = { $all } 张图像中有 { $count } 张：{ $share }%（95% 置信区间：{ $low }% 到 { $high }%）

# 一类图像及其占比，在提示中。
class-share = { $class }：{ $share }

# 其下。
mean-sources = 每张图像平均来自 { $sources } 张训练图像

# 一格的图像之上的标题。
pick-line = { $value }：{ $which }

# 统计中的一张图像，供读屏软件和测试使用。
picture-name = 在主画面上显示种子 { $seed }

# 鼠标停在图像上时。
picture-class = 种子 { $seed }：{ $class }。

picture-class-and-count = 种子 { $seed }：{ $class }，{ $count }。

picture-pasted = 由 { $sources } 张训练图像拼贴而成；与训练图像 { $nearest } 的均方根差（RMS）为 { $rms }。

# 颜色的两端。
ramp-low = 0%

ramp-high = 全部图像的 100%

# 一格中的占比，大于 0 而小于 1%。
below-one = <1

# 占比轴上的数，以及取整的占比。
percent-short = { $percent }%

# 有没有拇指。
yes = 有

no = 无

# 拇指表格的一格中。
hands = { $count } 只手

hands-with-fingers = { $count } 只手，多为 { $fingers } 指

# 两个拇指的相关系数。
phi-line = 相关系数 { $phi }（95% 置信区间：{ $low } 到 { $high }）

phi-not-defined = 相关系数：尚无法计算

sides-too-few = 手的数目还不够。

sides-one-thumb = 每只手恰好有一个拇指：能看到整只手的评分机知道拇指在哪一侧，所以每只手都有五根手指。

sides-more-needed = 还需要更多的手才能判断。

sides-independent = 独立：每一侧各自决定有没有拇指。{ $both } 的手有两个拇指，于是有六根手指；{ $neither } 的手没有拇指，于是只有四根。

sides-dependent = 两侧互相知道一些，但不完全：仍有一些手有两个拇指，或没有拇指。

# 文件写好之后。
saved-line = 已保存 { $path }，用时 { $time }。
