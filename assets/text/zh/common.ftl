### 各处通用的文字。

play = 播放
    .hint = 看图像怎样从噪声中浮现。快捷键：空格。
language-name = 中文
language-short = 中

full-stop = 。
two-sentences = { $first }{ $second }
two-in-a-list = { $first }、{ $second }
