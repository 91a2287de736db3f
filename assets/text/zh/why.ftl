### 图像下方的一句话：为什么会这样。

look = 为什么？
    .hint = 固定一个能说明原因的像素，并画出它的视野。按 Esc 关闭。快捷键：Z。

thumbs = 两个拇指
    .hint = 左侧、右侧各有多少拇指：一看训练图像中的手，二看这台评分机生成的手。快捷键：8。

sentence-hint = 由这张图像和到目前为止各步的视野算出。某张训练图像的图块权重合计超过一半时，才会写出它的编号。

claim-copy = { $so-far ->
    [yes] 到目前为止，每个像素都来自图像 { $image }：是复制品。
   *[no] 每个像素都来自图像 { $image }：是复制品。
}

claim-copy-moved = { $so-far ->
    [yes] 到目前为止，每个像素都来自图像 { $image }（{ $by }）：是复制品。
   *[no] 每个像素都来自图像 { $image }（{ $by }）：是复制品。
}

claim-near-copy = { $so-far ->
    [yes] 到目前为止，几乎是图像 { $image } 的复制品：{ $share } 的像素来自它。
   *[no] 几乎是图像 { $image } 的复制品：{ $share } 的像素来自它。
}

claim-copy-of-pieces = { $so-far ->
    [yes] 到目前为止，几乎与图像 { $image } 相同，却由多张图像拼成。
   *[no] 几乎与图像 { $image } 相同，却由多张图像拼成。
}

claim-average-pictures = { $so-far ->
    [yes] 到目前为止，是 { $of } 张训练图像中约 { $n } 张的平均。
   *[no] 是 { $of } 张训练图像中约 { $n } 张的平均。
}

claim-average-patches = { $so-far ->
    [yes] 到目前为止，一个典型像素是 { $of } 个候选图块中约 { $n } 个的平均。
   *[no] 一个典型像素是 { $of } 个候选图块中约 { $n } 个的平均。
}

claim-average-some = { $so-far ->
    [yes] 到目前为止，{ $share } 的像素还是多个图块的平均。
   *[no] { $share } 的像素是多个图块的平均。
}

claim-alone = { $so-far ->
    [yes] 到目前为止，每个像素只看得见自己：各自单独决定。
   *[no] 每个像素只看得见自己：各自单独决定。
}

claim-coins-both = { $so-far ->
    [yes] 像抛两枚硬币：到目前为止，两侧都有拇指。
   *[no] 像抛两枚硬币：结果两侧都长出了拇指。
}

claim-coins-neither = { $so-far ->
    [yes] 像抛两枚硬币：到目前为止，两侧都没有拇指。
   *[no] 像抛两枚硬币：结果两侧都没有长出拇指。
}

claim-coins-left = { $so-far ->
    [yes] 像抛两枚硬币：到目前为止，只有左侧有拇指。
   *[no] 像抛两枚硬币：结果只有左侧长出了拇指。
}

claim-coins-right = { $so-far ->
    [yes] 像抛两枚硬币：到目前为止，只有右侧有拇指。
   *[no] 像抛两枚硬币：结果只有右侧长出了拇指。
}

claim-thumbs-both = { $so-far ->
    [yes] 到目前为止，两侧都有拇指。
   *[no] 两侧都有拇指。
}

claim-thumbs-neither = { $so-far ->
    [yes] 到目前为止，没有拇指。
   *[no] 没有拇指。
}

claim-thumbs-left = { $so-far ->
    [yes] 到目前为止，只有一个拇指，在左侧。
   *[no] 只有一个拇指，在左侧。
}

claim-thumbs-right = { $so-far ->
    [yes] 到目前为止，只有一个拇指，在右侧。
   *[no] 只有一个拇指，在右侧。
}

claim-wrong = { $so-far ->
    [yes] 到目前为止有 { $parts }，而每张训练图像都是 { $right }。
   *[no] 有 { $parts }，而每张训练图像都是 { $right }。
}

claim-no-digit = { $so-far ->
    [yes] 到目前为止，这些笔画段还组不成数字。
   *[no] 这些笔画段组不成数字。
}

claim-not-well-formed = { $so-far ->
    [yes] 到目前为止，各块对不上：形态不完整。
   *[no] 各块对不上：形态不完整。
}

claim-right = { $so-far ->
    [yes] 到目前为止由 { $n } 张图像拼成，数目正确。
   *[no] 由 { $n } 张图像拼成，数目恰好正确。
}

claim-pasted = { $so-far ->
    [yes] 到目前为止由 { $n } 张图像拼成。
   *[no] 由 { $n } 张图像拼成。
}

claim-network-copy = 这是训练好的神经网络画的：几乎是图像 { $image } 的复制品。

claim-network-new = 这是训练好的神经网络画的：不是复制品；网络说不出用了哪些图块。

from-pictures = 图像 { $pictures }

from-patches = 许多不同的图块

thumb-never = { $side ->
    [left] 左侧拇指来自{ $from }；它的视野里从未出现过右侧拇指。
   *[right] 右侧拇指来自{ $from }；它的视野里从未出现过左侧拇指。
}

thumb-never-other-side = { $side ->
    [left] 左侧拇指来自{ $from }；它的视野从未到达另一侧。
   *[right] 右侧拇指来自{ $from }；它的视野从未到达另一侧。
}

thumb-since = { $side ->
    [left] 左侧拇指来自{ $from }；从第 { $step } 步起，它的视野里没有右侧拇指。
   *[right] 右侧拇指来自{ $from }；从第 { $step } 步起，它的视野里没有左侧拇指。
}

thumb-since-other-side = { $side ->
    [left] 左侧拇指来自{ $from }；从第 { $step } 步起，它的视野不再到达另一侧。
   *[right] 右侧拇指来自{ $from }；从第 { $step } 步起，它的视野不再到达另一侧。
}

thumb-now = { $side ->
    [left] 左侧拇指来自{ $from }，它的视野能到达另一侧。
   *[right] 右侧拇指来自{ $from }，它的视野能到达另一侧。
}

thumb-from = { $side ->
    [left] 左侧拇指来自{ $from }。
   *[right] 右侧拇指来自{ $from }。
}

parts-never = { $n ->
    [0] 从来没有一个视野同时包含它们。
    [1] 从来没有一个视野同时包含它们。
   *[other] 从来没有一个视野同时包含它们，它们至少来自 { $n } 张图像。
}

parts-since = { $n ->
    [0] 从第 { $step } 步起，没有一个视野同时包含它们。
    [1] 从第 { $step } 步起，没有一个视野同时包含它们。
   *[other] 从第 { $step } 步起，没有一个视野同时包含它们，它们至少来自 { $n } 张图像。
}

parts-now = { $n ->
    [0] 有的视野能同时包含它们。
    [1] 有的视野能同时包含它们。
   *[other] 有的视野能同时包含它们，但它们至少来自 { $n } 张图像。
}

window-largest = 图像有 { $h } x { $w } 像素，每个像素最多只看到过 { $side } x { $side }。

window-largest-moves = 图像有 { $h } x { $w } 像素，每个像素最多只看到过 { $side } x { $side }，图块还可以来自别处。

together = 视野是整幅图像，所有像素一起决定。

seen-one-side = 这个像素只看得见这个方框。另一侧已经有拇指了吗？它无从知道。

seen-square = 这个像素只看得见这个方框，框外是什么，它无从知道。

seen-itself = 这个像素只看得见自己，旁边会变成什么，它无从知道。

seen-everything = 这个像素看得见整幅图像，其他像素也一样：所有像素一起决定。

table-training = 训练图像中的手

table-made = 这台评分机生成的手

table-progress = 种子 { $first } 到 { $last }：已生成 { $done } / { $n }

table-progress-hint = 与统计中的种子相同，用当前主画面的设置在后台生成。

table-right = 右侧有拇指

table-left = 左侧有拇指

table-share = { $percent }%

table-count = { $n }

table-field = { $table }：左侧拇指：{ $left }，右侧拇指：{ $right }：{ $n } / { $of }

table-here = 主画面上的这只手

table-none = 这里没有带拇指的手。

table-network = 当前主画面由神经网络生成；表中统计的是图块评分机生成的手。
