### 选择示例时的文字。

exhibits = 示例

chooser = 示例
    .hint = 一个训练集，配上能说明问题的设置。噪声不变。快捷键：X。

exhibit-pick-hint = 按这个示例自己的设置显示它。噪声不变。

exhibit-size = { $n } 张，{ $side } 像素
