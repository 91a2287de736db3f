### 两个画面之差的文字。

difference = 差异
    .hint = 两张图像之差，显示为一张图和一个数值。快捷键：D。

difference-of = 被减的图像
    .hint = 从这张图像中减去另一张。

difference-less = 减去的图像
    .hint = 减去的就是这张图像。

less = 减

difference-hint = 同一步上，一份估计减去另一份。均匀的灰色表示没有差异。r：皮尔逊相关系数；为 1 表示除亮度和对比度外完全一样。RMS：均方根差；黑与白相差 2。

stage-short = { $stage }：{ $machine }

difference-name = 画面 { $of } 减画面 { $less }

difference-line = RMS { $rms }，r = { $r }

difference-line-rms = RMS { $rms }
