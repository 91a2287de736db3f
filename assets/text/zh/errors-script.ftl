### 课程和演讲里写的词，以及存放它们的文件，有什么问题。

## 词

script-empty = 这里什么也没有写
script-unknown = “{ $found }”不是可用的 { $what }：可用 { $known }
script-unknown-near = “{ $found }”不是可用的 { $what }（是想写 { $near } 吗？）：可用 { $known }
script-value = { $of }：无法读懂“{ $found }”（应为：{ $needed }）
script-too-much = { $of }：多出了“{ $rest }”
script-comparison = { $fact } { $sign }：只有数字可以比较大小，请用 = 或 !=
