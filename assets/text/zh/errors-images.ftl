### 图像为什么不能用：形状与数值、手工修改的训练集、读取的文件和文件夹。

## 图像与训练集

image-channels = 图像只能有 1 个通道（灰度）或 3 个通道（彩色），这里是 { $found } 个
image-side = 图像为 { $h } × { $w } 像素：每边应为 1 到 { $max } 像素
image-length = 有 { $found } 个数值，而这个形状需要 { $needed } 个
image-not-finite = 编号 { $index } 的数值是 { $value }：每个数值都应是 [-1, 1] 内的有限数
image-empty = 训练集至少要有一张图像
image-mask = 掩码有 { $found } 项（{ $on } 项启用），图像有 { $needed } 张：每张图像要有一项，且至少启用一项
image-labels = 有 { $found } 个标签，而图像有 { $needed } 张
fingerprint-unknown = “{ $found }”不是指纹：应为 16 位十六进制数字

## 手工修改的训练集、绘制的像素

edit-no-picture = 对训练集的第 { $number } 处修改要用图像 { $image }，而那时共有 { $n } 张：编号从 0 开始
edit-empty = 这样就没有训练图像了：至少要启用一张
edit-shape = 对训练集的第 { $number } 处修改绘制的是 { $found }（通道 × 高 × 宽），而图像是 { $needed }
edit-too-many = 这样会有 { $n } 张训练图像，而这种尺寸最多 { $max } 张：先删除一些
layer-text = 绘制的像素应是以 { $start } 开头的文本，后面是 base 64 编码的 PNG
layer-png = 无法读取绘制像素的 PNG：{ $reason }
layer-palette = 调色板已损坏

## 如何读取

choices-unknown = “{ $found }”不是文件或文件夹的设置：可用 { $keys }（路径中含有冒号时，末尾要再加一个冒号）
choices-unknown-near = “{ $found }”不是文件或文件夹的设置（是不是 { $near }？）：可用 { $keys }（路径中含有冒号时，末尾要再加一个冒号）
choices-size = size={ $found }：应为 { $min } 到 { $max } 像素
choices-fit = fit={ $found }：应为 crop、pad 或 stretch
choices-color = color={ $found }：应为 grey、rgb 或 found
choices-count = { $key }={ $found }：应为图像张数，至少 1
choices-seed = seed={ $found }：应为整数
choices-seed-alone = seed={ $found }：应写在 random=... 之后，它是随机抽样的种子
choices-labels = labels={ $found }：应为用 + 连接的名称，如 cats+dogs
choices-range = range={ $found }：应为 signed（-1 到 1）、unit（0 到 1）、byte（0 到 255）或 found
choices-name = name={ $found }：应为数组的名称，如 name=x_train

## 无法读取的文件和文件夹

load-not-found = 没有这个文件或文件夹
load-io = 无法读取：{ $reason }
load-kind = 无法读取这种文件。可以读取：图像文件夹、图像的 .zip 压缩包、单张图像（PNG、JPEG、WebP、GIF、BMP 或 TIFF）；以及 .npy、.npz、IDX（-ubyte、.idx、.gz）和 CIFAR（.bin）
load-cancelled = 已停止读取
load-none-readable = 其中的 { $n } 张图像都无法读取；第一张 { $first }：{ $reason }
load-other-inside = 里面没有图像，但可以直接打开 { $other }
load-unpack-first = 里面没有图像；{ $other } 解压后可以打开：请先解压
load-none-usable = { $n ->
    [one] 里面没有图像（PNG、JPEG、WebP、GIF、BMP 或 TIFF），只有 { $first }：{ $reason }
   *[other] 里面没有图像（PNG、JPEG、WebP、GIF、BMP 或 TIFF）；共 { $n } 个文件，第一个 { $first }：{ $reason }
}
load-no-label = 没有图像带有所选的标签；现有标签：{ $names }
load-no-labels = 没有图像带有所选的标签；这里没有标签
load-large-file = 文件有 { $bytes } 字节，而一张图像最多 { $max } 字节：请缩小图像
load-large-picture = 文件头写着 { $w } × { $h } 像素：最多能解码 { $millions }00 万像素（8192 × 8192），请缩小图像
load-large-decoded = 图像为 { $w } × { $h } 像素，解码后占 { $megabytes } MB，而最多只能用 { $max } MB：请存为每种颜色 8 位，或缩小图像
load-too-much-work = 其中的图像解压后超过 { $gigabytes } GB，远大于压缩包本身：请先解压，再打开文件夹
load-needs-size = 图像为 { $w } × { $h } 像素，而不缩放时最大只能是 { $max } × { $max }：请选一个尺寸，如 size=64
load-too-many-files = 其中的图像超过 { $max } 张：请只打开一部分
load-too-many-records = 文件头写着 { $n } 张图像，而最多能读 { $max } 张：请只保存一部分
load-no-pictures = 里面没有图像（PNG、JPEG、WebP、GIF、BMP 或 TIFF）
load-sizes = 它是 { $found }（通道 × 高 × 宽），而前面的 { $first } 是 { $needed }：请统一尺寸，或选一个尺寸，如 size=64
load-number = 编号 { $index } 的图像
load-too-large = 它有 { $values } 个数值，而最多能读 { $max } 个：请用更少或更小的图像，如 first=1000 或 size=32
load-axes = 数组的形状是 { $dims }：应为 (n, c, h, w) 或 (n, h, w, c)，其中 c = 1 或 3，也可以是 (n, h, w) 或 (h, w, 3)
load-batch-axes = 数组的形状是 { $dims }：要与训练图像一致，应为 (b, { $c }, { $h }, { $w })
load-range = 编号 { $index } 的数值是 { $value }：图像的数值应在 [-1, 1] 内，或为 0 到 255 的 uint8；数值为 0 到 1 时请写 range=unit，为 0 到 255 时请写 range=byte

## 损坏的文件、别的文件

cut-off = 文件过早结束：它不完整
not-regular = 不是普通文件
broken-link = 链接已失效，或不是普通文件
too-deep = 文件夹嵌套超过 { $max } 层
noise-format = 带噪图像应以 float32 存在 .npy 或 .npz 文件中
zip-damaged = 不是 zip 压缩包，或者已损坏、已加密：{ $reason }
unpack = 无法解压：{ $reason }
more-than-header = 内容比文件头所说的多

picture-damaged = 无法解码：{ $reason }
picture-damaged-somehow = 无法解码：文件损坏，原因不明
picture-palette = 无法解码：调色板已损坏
picture-empty = 文件是空的
picture-foreign = 不论文件叫什么，内容都不是图像（PNG、JPEG、WebP、GIF、BMP 或 TIFF）
picture-pixel-format = 像素格式未知：请存为 PNG
picture-limit = 图像太大，无法解码：请缩小图像
jpeg-kind = 无法读取这种 JPEG：请存为 PNG
tiff-kind = 无法读取这种 TIFF：请存为 PNG
tiff-damaged = TIFF 已损坏，或是无法读取的种类：请存为 PNG
tiff-range = 数值不在 0 到 1 之间，含义不明：请存为 PNG

other-picture = 无法读取 { $kind }：请存为 PNG 或 JPEG
packed-file = 压缩包（{ $kind }）：请先解压
other-data = 别的程序的数据（{ $kind }）：请把图像存为 PNG 或 .npy
no-picture-file = 不是图像
hidden = 隐藏文件
open-by-itself = 不是图像：请单独打开这个文件
unpack-by-itself = 不是图像：请解压后单独打开这个文件

note-range-unit = 没有小于 0 的数值，因此以 0 为黑、1 为白。若 -1 为黑，请写 range=signed。
note-one-colour-picture = { $h } × { $w } × 3 的数组当作一张彩色图像。
note-three-grey = 3 × { $h } × { $w } 的数组当作三张灰度图像。若是一张彩色图像，请存为 (1, 3, { $h }, { $w })。

idx-labels-axes = 数组的形状是 { $dims }，而标签只应有一个轴
idx-foreign = 不是 IDX 文件：开头不是两个零字节
idx-type = 数值的 IDX 类型是 { $kind }，而只能读取无符号字节（8）
cifar-kinds = 它与前面的文件不是同一种 CIFAR
cifar-bytes = 文件有 { $bytes } 字节：CIFAR-10 每张图像 3073 字节，CIFAR-100 每张 3074 字节；其他数据请用 .npy

npy-foreign = 不是 NumPy 文件：开头不是“\x93NUMPY”
npy-version = 不是 NumPy 文件：格式版本 { $version } 未知（已知 1、2、3）
npy-header-long = 不是 NumPy 文件：文件头写着 { $length } 字节，而最多读取 { $max } 字节
npy-header-bytes = 不是 NumPy 文件：文件头不是文本
npy-header = 不是 NumPy 文件：看不懂文件头：{ $header }
npy-type = 数值的类型是“{ $found }”：请存为 [-1, 1] 内的 float32 或 uint8

npz-array = 数组 { $name }：{ $problem }
npz-damaged = 不是 .npz 压缩包，或者已损坏：{ $reason }
npz-empty = 里面没有数组
npz-no-name = 其中没有名为 { $name } 的数组；共有 { $names }
npz-none = 其中没有形状像图像的数组（它包含 { $names }）
npz-several = 其中有几个数组都可能是图像：请选一个，如 name=x_train；共有 { $names }
