### 网络为什么不能创建、训练、读取或写出。

net-kind = “{ $text }”不是网络的种类：请用 resnet（如 resnet:channels=48,layers=6,padding=circular）或 unet（如 unet:channels=32,levels=2）

net-setting = { $net } 没有“{ $setting }”这项设置：可用 { $usual } 以及 padding=zeros 或 padding=circular

net-twice = { $setting } 写了两次：只能写一次

net-number = { $setting } { $found }：必须是 { $least } 到 { $most } 的整数

net-weights-resnet = 权重有 { $found } 个，太多了，最多 { $most } 个；请减少通道数或层数

net-weights-unet = 权重有 { $found } 个，太多了，最多 { $most } 个；请减少通道数或层级数

net-sides = { $h } × { $w } 像素的图像不能像 { $net } 那样缩小一半 { $times } 次：边长必须是 { $stride } 的倍数；请用 levels={ $most }、resnet 或其他大小的图像

net-sides-odd = { $h } × { $w } 像素的图像不能像 { $net } 那样缩小一半 { $times } 次：边长必须是 { $stride } 的倍数；请用 resnet 或其他大小的图像

model-too-large-resnet = { $net } 用于 { $shape } 的图像时，每张需要 { $needed } MB，最多 { $most } MB：请减少通道数或层数，或用小一些的图像

model-too-large-unet = { $net } 用于 { $shape } 的图像时，每张需要 { $needed } MB，最多 { $most } MB：请减少通道数或层级数，或用小一些的图像

model-shape = 图像是 { $found }（通道 × 高 × 宽），但网络需要 { $needed }

model-lost = 缺少 { $weight } 的梯度：程序有错误

train-steps = 训练步数 { $value }：最多 { $most }

train-batch = 批大小 { $value }：必须是 1 到 { $most }

train-rate = 学习率 { $value }：必须大于 0，最多为 1

train-average = 平均系数 { $value }：必须不小于 0 且小于 1

train-no-state = 文件里只有权重，不能由它继续训练

train-astray = 第 { $step } 步的损失或梯度已不是有限的数：请用更小的学习率、更少的层或层级，或换一个种子

file-too-large = { $bytes } 字节对网络权重来说太大了：最多 { $most } 字节

file-format = 不是完整的 safetensors 文件（{ $problem }）：请用“sixfingers train”写出的文件

file-too-short = 太短

file-long-header = 文件头有 { $bytes } 字节，最多 { $most } 字节

file-tensors = 有 { $found } 个张量，但 { $net } 需要 { $one } 个或 { $four } 个

file-foreign = 不是“sixfingers train”写出的文件：缺少网络的说明

file-origin = 网络的说明无法读取（{ $problem }）：请用“sixfingers train”写出的文件

file-losses = 记录有 { $found } 条，最多 { $most } 条

file-newer = 文件版本是 { $found }，而本程序只认识版本 { $known }：请用更新的程序

tensor-missing = 缺少张量 { $name }，而 { $net } 需要 F32 类型的 { $needed }

tensor-other = 张量 { $name } 是 { $kind } 类型的 { $sizes }，而 { $net } 需要 F32 类型的 { $needed }

tensor-not-finite = 张量 { $name } 中有不是有限数的值：文件已损坏，或训练已发散

file-other-data = 它是用 { $data }（指纹 { $found }）训练的，而这些图像的指纹是 { $needed }：请用同样的数据

file-unreadable = { $path }：无法读取：{ $problem }

in-file = { $path }：{ $problem }
