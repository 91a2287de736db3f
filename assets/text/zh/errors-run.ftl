### 为什么无法计算：评分机、日程与运行、绘制的训练集、对图像的提问、后台工作。

## 评分机

machine-even-patch = 图块边长 { $side }：应为奇数（1、3、5……），这样图块才有中心
machine-patch-too-large = 图块边长 { $side }，图像为 { $h } × { $w }：边界为 { $boundary } 时最大是 { $max }；要用整幅图像，请写“whole”
machine-unknown = “{ $found }”不是评分机：可用 is、es、ls、els 或 bbels
machine-unknown-patch = “{ $found }”不是图块边长：应为奇数像素（1、3、5……）或“whole”
machine-unknown-boundary = “{ $found }”不是边界：可用 zeros 或 circular
machine-unknown-reach = “{ $found }”不是移动范围：应为整数像素（0、1、2……）或“all”

cancelled = 已取消
score-shape = 带噪图像是 { $found }（通道 × 高 × 宽），而训练图像是 { $needed }
score-mask = 掩码有 { $found } 项，而训练集有 { $needed } 张图像
score-pixel = 没有第 { $row } 行、第 { $col } 列的像素：图像有 { $h } 行、{ $w } 列，从 0 数起

## 日程与运行

locality-unknown = “{ $found }”不是局部性日程：可用 constant:15、constant:whole、linear:31:5（噪声端:清晰端）、switch:0.75:whole:15（时刻:之前:之后）、curve:0:3,0.5:9,1:27（每个点为时刻:边长）、scales:3,3,5 或 paper:mnist-unet:0.7
locality-unknown-paper = “{ $found }”不是论文校准的日程：可用 { $names }
locality-time = 时刻 { $value }：应在 0 到 1 之间
locality-patch = 图块边长 { $value }：至少为 1 像素
locality-factor = 倍数 { $value }：应在 0.01 到 100 之间
locality-no-point = 局部性日程至少要有一个点
locality-no-entry = 局部性日程至少要有一项

schedule-unknown = “{ $found }”不是噪声日程：可用 cosine、linear 或 exponential
net-unknown = “{ $found }”不是网络的名称：应为 shipped:NAME 或 file:FINGERPRINT:PATH

run-steps = 步数 { $steps }：应为 1 到 { $max }
run-start = 起始步 { $start }：应为 1 到总步数 { $steps }
run-no-frame = 没有第 { $step } 步的结果：这条轨迹只有第 1 到 { $first } 步
run-fork = 在第 { $step } 步分支：至少为 1，而且要在前一段结束的第 { $before } 步之后
run-segment = “{ $found }”不是分支：应为 STEP:REACH:BOUNDARY:LOCALITY，如 12:0:zeros:constant:whole
run-paint-shape = 第 { $step } 步绘制的内容是 { $found }（通道 × 高 × 宽），而图像是 { $needed }

## 训练集

synth-unknown = “{ $found }”不是内置训练集：可用 { $kinds }
synth-color = color = { $found }：应为 rgb 或 grey
synth-number = { $key } = { $found }：应为 { $min } 到 { $max } 的整数
synth-setting = “{ $found }”不是内置训练集的设置：可用 count、size、color、variety 或 seed（如 hands:count=50,size=32）
synth-setting-near = “{ $found }”不是内置训练集的设置（是不是 { $near }？）：可用 count、size、color、variety 或 seed（如 hands:count=50,size=32）
synth-variety = variety = { $found }：{ $kind } 的样式有 { $varieties }
synth-range = { $what } = { $value }：应为 { $min } 到 { $max }
synth-stopped = 已停止生成图像
synth-uncountable = { $set } 的图像 { $picture } 生成了 { $attempts } 次，计数都不对；请用更大的图像或别的种子

data-unknown = “{ $found }”既不是内置训练集（{ $kinds }），也不是现有的文件或文件夹
data-unknown-near = “{ $found }”既不是内置训练集（{ $kinds }），也不是现有的文件或文件夹（是不是 { $near }？）
recipe-no-picture = 要用训练图像 { $image }，而训练集有 { $n } 张：编号从 0 开始

## 对图像的提问

job-no-such-picture = 试了 200 个种子，没有得到这道题需要的图像
parts-unknown = “{ $found }”无法计数：可用 { $kinds }
linear-too-many = 线性去噪器最多用 { $max } 张训练图像，这里有 { $n } 张：请减少一些
census-size = { $cells } 种设置，每种 { $seeds } 个种子：两者都至少为 1，图像总数最多 { $max } 张
census-run = 在 { $at } 处：{ $problem }
census-other-set = 这次统计用的是另一个训练集：请换回那个训练集，或重新开始

## 后台工作

studio-thread = 后台无法启动线程（{ $reason }）；请关闭其他程序，或提高进程数上限
studio-pool = 评分机无法启动线程（{ $reason }）；请关闭其他程序，或减少线程数
job-stopped = 程序有错误，这项工作意外停止了
job-panicked = 程序有错误，这项工作失败了（{ $details }）。其他功能不受影响；可以换一组设置再试。
job-no-details = 没有详细信息
job-memory = { $steps } 步 { $h } × { $w } 的图像要占 { $needed } MB 内存，而上限是 { $limit } MB：最多用 { $max } 步。
job-set-closed = 这个训练集已经关闭。请重新选择示例。
job-no-parts = 这些图像中没有可以计数的部件。
job-no-frame = 没有可以分析的图像。
job-other-set = 这一步的图像属于另一个训练集。
job-other-size = 这些图像的尺寸与训练集不同

job-no-nets = 这个程序不含神经网络，所以 { $net } 无法作图。
job-no-net = 程序里没有名为 { $name } 的网络。
job-net-changed = { $path }：其中的网络与之前的不同。请重新打开。
job-net-data = 这个网络是用 { $data } 训练的，只能用于这个训练集。请选择它，或改用评分机。
