### 像素从哪里来：面板、分布图和图例中的文字。

provenance = 这个像素从哪里来
    .hint = 鼠标所指的像素由哪些训练图块平均而成，权重各是多少。快捷键：I。

pinned = 取消固定
    .hint = 重新跟随鼠标。按 Alt+方向键移动固定的像素。快捷键：Esc。

pin = 固定这个像素
    .hint = 鼠标移开后仍显示这个像素。在图像上点击也可以。

sees = 所见
    .hint = 带噪图像 x_t 中这个像素周围的视野：评分机为这个像素看到的只有这些。斜线处在图像之外，那里什么都没有。

answers = 加权平均
    .hint = 下面所列图块的加权平均。当它们几乎占满全部权重时，中心的像素就是评分机的估计。

taken-from = 可用位置
    .hint = 亮处：训练图像中，可用于这个像素的图块的中心位置，按比例画出。框出的是这个像素自己的位置。

effective = 有效图块数
    .hint = 1 /（所有候选图块权重的平方和）：只由一个图块决定时为 1，全部权重相同时等于候选数。

weight-hint = 权重：这个图块在该像素中的占比。等于 exp(-距离的平方 / (2 × 噪声方差))，再除以所有候选图块的这一项之和。

sum-hint = 所列图块的权重之和。后验均值是所有候选图块的权重乘以数值之和；其余部分来自没有列出的图块。

mean-shown = 所列图块的平均

mean-all = 全部的平均，即估计

waiting = 正在查找这个像素由哪些图块组成

no-pixel = 请指向图像中的一个像素。

verdict-hint = 复制：与某张训练图像的差异，小于训练图像之间通常差异的三分之一。尚未确定：超过十分之一的像素，与自己权重最大的图块的中心不同。新图像：以上都不是；只计入占像素 1% 以上的训练图像。

source-hint = 有多少像素，其权重最大的图块来自这张训练图像。指向它，这些像素就会突出显示。

more-sources-hint = 其余的训练图像，每张占的像素更少。

view-mosaic = 拼贴
    .hint = 估计，以及显示它由什么组成的分布图。快捷键：M（换一种分布图）、V（回到图像）。

map-choice = 分布图
    .hint = 估计旁边显示哪一种分布图。快捷键：M。

map-waiting = 正在计算分布图

certain = 1：由一个图块决定

uncertain = 全部相同

nothing-moves = 这台评分机的图块不离开原位。打开等变性，图块才能移动。

difference-unit = 各通道的均方根；黑与白相差 2

pixel-line = 第 { $row } 行第 { $column } 列，第 { $step }/{ $of } 步

patch-decides = 个图块起决定作用

patches-decide = 个图块起决定作用

of-candidates = 共 { $count } 个候选

effective-name = { $number } { $decide }，{ $of }

percent = { $percent }%

percent-tiny = <0.001%

percent-small = <1%

patch-place = 图像 { $image }，第 { $row } 行第 { $column } 列

patch-in-place = 图像 { $image }，同一位置

patch-name = 图块 { $rank }：{ $place }，{ $weight }

shown-line = { $n ->
    [1] 这个图块占权重的 { $share }。
   *[other] 这 { $n } 个图块占权重的 { $share }。
}

verdict-copy = 复制自训练图像 { $image }

verdict-copy-moved = 复制自训练图像 { $image }，{ $by }

verdict-blend = 尚未确定：{ $percent }% 的像素由多个图块混合而成

verdict-new = 新图像：不是训练图像的复制品

verdict-new-sources = { $n ->
    [1] 新图像：由 1 张训练图像重排而成
   *[other] 新图像：由 { $n } 张训练图像拼贴而成
}

moved-right = 右移 { $n }

moved-left = 左移 { $n }

moved-down = 下移 { $n }

moved-up = 上移 { $n }

moved-not-at-all = 没有移动

nearest-short = 最近：图像 { $number }，RMS { $rms }

nearest-shorter = 最近：{ $number }，RMS { $rms }

nearest-hint = 与估计差异最小的训练图像。RMS：全部数值的均方根差；黑与白相差 2。低于 { $limit } 算作复制品。

source-name = 来源：训练图像 { $image }，占像素的 { $share }

source-weight = 在这些像素上，它的图块平均占权重的 { $share }。

source-weight-little = 许多训练图像在这里相近，列出其中哪一张都可以。

more-sources = +{ $n }

map-name-sources = 按来源

map-name-displacement = 按位移

map-name-certainty = 按确定度

map-name-consistency = 按一致性

map-name-difference = 按差异

map-hint-sources = 每张训练图像各有一种颜色。像素的颜色取自其权重最大的图块所在的图像，即在后验均值中权重最大的那一块；权重越小，颜色越淡。权重达到四分之一的地方，用线描出接缝。

map-hint-displacement = 权重最大的图块离开它在训练图像中的原位有多远。箭头从原位指向这里。色相表示方向，亮度表示距离；在环面上取最短的路。

map-hint-certainty = 像素由多少个图块平均而成，即有效图块数 1 /（权重的平方和），对数刻度。为 1 时，由一个图块决定。

map-hint-consistency = 在这份估计中，找出与像素自己的视野最近的训练图块，看像素是否等于它的中心：每个通道相差不超过 0.05（黑与白相差 2）。

map-hint-difference = 与最近的训练图像同一像素之差，对各通道取均方根。如果评分机能让图像在环面上平移，就先把那张图像移到位。

median-patches = 中位数 { $median } 个图块

median-difference = 中位数 { $median }

moved-line = { $share } 的像素移动了，中位数 { $px } 像素

wheel-line = 外圈：最远，{ $px } 像素

inconsistent-line = { $share } 不是最近图块的中心

consistent-line = { $share } 是

legend-lines = { $first }。{ $second }

here-source = 训练图像 { $image }

here-source-weight = 占该像素的 { $share }

here-moved = { $by }

here-distance = { $px } 像素

here-not-moved = 没有移动

here-certainty-one = 有效图块数 { $number }

here-certainty = 有效图块数 { $number }

here-consistent = 是最近图块的中心

here-inconsistent = 不是最近图块的中心

here-difference = 差异 { $difference }（黑与白相差 2）

stage-picture = 画面 { $stage }：{ $caption }

map-title-sources = 来源图像

map-title-displacement = 位移

map-title-certainty = 有效图块数

map-title-consistency = 局部一致性

map-title-difference = 与最近的训练图像的差异

legend-source = 训练图像 { $image }：{ $percent }%

legend-median-pixels = 中位数 { $median } 像素

legend-moved = 移动了：{ $percent }% 的像素

legend-brightest = 最亮：{ $px } 像素

legend-median-patches = 中位数 { $median } 个图块

legend-median-range = 中位数 { $median }（黑与白相差 2）

legend-scale = 刻度：{ $low } 到 { $high }

legend-inconsistent = 不是最近图块的中心

legend-share = { $percent }% 的像素

legend-tolerance = 容差 { $tolerance }（黑与白相差 2）

places-fixed = 图块不离开原位：这个像素只能用自己的位置（{ $all } 个中的 { $n } 个）。

places-torus-whole = 整幅图像可以在环面上移动：这个像素可以来自{ $within ->
    [0] 任何位置
   *[other] {" "}{ $within } 像素以内的任何位置
}（{ $all } 个中的 { $n } 个），但所有像素一起移动。

places-torus = 环面没有边缘：这个像素可以用{ $within ->
    [0] 任何位置
   *[other] {" "}{ $within } 像素以内的任何位置
}（{ $all } 个中的 { $n } 个）。

places-interior = 内部的像素：图像边缘没有切到它的视野，所以它可以用{ $within ->
    [0] 所有
   *[other] {" "}{ $within } 像素以内
}视野同样完整的位置（{ $all } 个中的 { $n } 个）。

places-row-edge = 边上的像素：图像边缘切掉了它视野的{ $cut ->
    [first] 上边
    [last] 下边
   *[both] 上下两边
}，所以它只能用同一行{ $within ->
    [0] {""}
   *[other] {" "}{ $within } 像素以内
}的位置（{ $all } 个中的 { $n } 个）。

places-column-edge = 边上的像素：图像边缘切掉了它视野的{ $cut ->
    [first] 左边
    [last] 右边
   *[both] 左右两边
}，所以它只能用同一列{ $within ->
    [0] {""}
   *[other] {" "}{ $within } 像素以内
}的位置（{ $all } 个中的 { $n } 个）。

places-corner-whole = 视野是整幅图像，就看得出自己在哪里：这个像素只能用自己的位置（{ $all } 个中的 { $n } 个）。

places-corner = 角上的像素：视野横竖两个方向都被图像边缘切掉一部分，切成这样的位置只有一个，就是它自己的（{ $all } 个中的 { $n } 个）。
