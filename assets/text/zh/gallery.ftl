### 画廊的文字：同时看许多种子。

gallery = 画廊
    .hint = 同时看许多种子，各有计数。快捷键：G。

gallery-close = 回到主画面
    .hint = 关闭画廊。快捷键：G 或 Esc。

gallery-next = 下一页
    .hint = 后面的种子。

gallery-back = 上一页
    .hint = 前面的种子。

gallery-size-hint = 显示多少个种子。

gallery-pick-hint = 在主画面上显示这一张。

gallery-tally-hint = 已完成的图像按部件的数目分别统计。形态不完整的图像单独计算。

gallery-picture = 种子 { $seed }

gallery-picture-counted = 种子 { $seed }：{ $count }

seed-line = 种子 { $seed }

digit-short = 数字

no-digit-short = 不是

unclear-short = –

gallery-done = 已完成 { $done }/{ $of }

gallery-done-counts = { $done }/{ $of }：{ $counts }

pictures-with-parts = { $parts }（{ $pictures } 张）

pictures-with = { $n }（{ $pictures }）

pictures-unclear = 形态不完整（{ $pictures } 张）
