### 关于训练好的网络。

network = 网络

network-long = 训练好的神经网络

compare-with-theory = 网络与理论
    .hint = 训练好的网络与三台评分机并排，用同一份噪声。每台评分机下面是它对网络图像的预测有多准。快捷键：7。

guess-caption = 网络的估计
    .hint = 网络的 x0_hat：从带噪图像中减去网络找出的噪声。

open = 打开网络
    .hint = 打开自己的网络权重，即“sixfingers train”写出的文件。也可以把文件拖进窗口。

none-fits-short = 没有用这些图像训练的网络。请选一个带网络的示例。

learned = 学得

which = 哪个网络
    .hint = 用这些图像训练的网络。

no-patches = 网络没有可显示的图块：它学过的图像并不存在网络里。

no-patches-short = 网络没有图块。

no-census = 统计要改变评分机的设置，而网络没有这些设置。请选一台评分机（快捷键 1 到 5）。

no-setting = 训练好的网络没有这项设置。请按 1 到 5 选一台评分机。

learned-locality = 网络在每个时刻用到多大的视野，是学出来的，不能设定。评分机用的 P(t) 是在网络上测得的。

r-line = 与网络的 r

baselines = 基线

scatter = 吻合度
    .hint = 每个种子一个点：各评分机对旁边网络的预测有多准。快捷键：A。

no-scatter = 这个视图逐个种子显示评分机对网络的预测有多准。请先让网络与理论并排显示。

more-seeds = 更多种子
    .hint = 种子数加倍。

quartiles-hint = 一半种子的 r 不低于中位数，一半落在两个四分位数之间。报道里的“90%”，就是这样对许多种子取的中位数。

extreme-hint = 在主画面上显示这个种子。

network-sentence = 只学过逐像素估计噪声，评分机却能预测它。

opened = 已打开“{ $title }”：{ $net }，训练集 { $data }

let-go = “{ $title }”是用 { $data } 训练的，这些图像改由评分机生成

data-unreadable = 网络已打开，但它的训练图像 { $data } 无法读取：{ $error }。请先打开这些图像，再选择网络。

choice-hint = “{ $title }”：{ $net }，用 { $data } 训练。它代替评分机，噪声不变。快捷键：6。

choice-hint-none = 没有用这些图像训练的网络，而网络只会生成它学过的东西。带网络的示例：{ $exhibits }。要用别的图像训练，请运行“sixfingers train”，再点击“打开网络”。

shipped-hands-unet = 灰度手，UNet

shipped-hands-zeros = 灰度手，ResNet

shipped-flowers-circular = 环面上的花

equivariance-everywhere = 卷积在每个位置都一样，不能设定

equivariance-stride = 只在相隔 { $stride } 像素的位置上一样，因为网络会把图像缩小一半；不能设定

window = { $side } 像素

window-line = 最多看到 { $side } × { $side } 像素

padding-zeros = 训练时补零

padding-circular = 在环面上训练

r-name = 画面 { $stage }：与网络的 r = { $r }

r-details = 在这一步，对这份噪声：r = { $r }，r² = { $squared }，R² = { $determination }，余弦 { $cosine }，RMS { $rms }。

r-meaning = r 是同一份噪声生成的两张图像在所有像素值上的皮尔逊相关系数：1 表示除亮度和对比度外完全相同，0 表示从一张看不出另一张的任何信息。

r-no-accuracy = 报道中的“90% 准确率”，是许多种子上这种数值的中位数。论文称之为 r²，而论文的程序算的是 r。它不是准确率：0.90 并不是说十张图像或十个像素里有九个是对的。

r-small = r = { $r }

baseline-linear = 线性
    .hint = 最好的线性去噪器（维纳滤波），由训练图像的均值和协方差算出，用同一份噪声。如果评分机不比它准，就只是知道哪些像素会一起变化。

baseline-nearest = 最近
    .hint = 离网络的图像最近的训练图像。这不是预测，因为要先知道网络的图像。r 高说明网络在复制。

baseline-mean = 均值
    .hint = 所有训练图像逐像素的平均，与噪声无关。如果评分机不比它准，就只是知道东西通常在哪里。

baseline-name = 基线“{ $name }”：r = { $r }

scatter-line = 与网络图像的皮尔逊相关系数 r，已完成 { $done } / { $all } 个种子

quartiles = 中位数 { $median }（{ $low } 到 { $high }）

quartiles-none = 中位数 -

quartiles-name = { $machine }：{ $quartiles }

point-name = { $machine } 的点，种子 { $seed }：r = { $r }

best = 最高：种子 { $seed }，{ $r }

worst = 最低：种子 { $seed }，{ $r }

best-name = { $machine } 的最高种子

worst-name = { $machine } 的最低种子
