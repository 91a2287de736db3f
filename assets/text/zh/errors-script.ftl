### 课程和演讲里写的词，以及存放它们的文件，有什么问题。

## 词

script-empty = 这里什么也没有写
script-unknown = “{ $found }”不是可用的 { $what }：可用 { $known }
script-unknown-near = “{ $found }”不是可用的 { $what }（是想写 { $near } 吗？）：可用 { $known }
script-value = { $of }：无法读懂“{ $found }”（应为：{ $needed }）
script-too-much = { $of }：多出了“{ $rest }”
script-comparison = { $fact } { $sign }：只有数字可以比较大小，请用 = 或 !=

## 课程文件

lesson-problem = 第 { $line } 行：{ $what }
lesson-toml = 这不是 TOML：{ $reason }
lesson-too-large = 一课最多 { $max } KB
lesson-foreign = 这不是一课：开头应写 lesson = 1
lesson-newer = 格式版本是 { $found }，本程序只能读到 { $known }；请使用更新的程序
lesson-entry = 这里不能写“{ $found }”：可用 { $known }
lesson-entry-near = 这里不能写“{ $found }”（是想写 { $near } 吗？）：可用 { $known }
lesson-missing = 缺少“{ $entry }”
lesson-empty = “{ $entry }”是空的
lesson-type = “{ $entry }”的类型是 { $found }：请写成 { $needed }
lesson-number = “{ $entry }”必须是整数，{ $low } 到 { $high }
lesson-steps = 这一课有 { $n } 个环节：需要 1 到 { $max } 个 [[step]]
lesson-step = 每个环节要么写“do”（做什么），要么写“ask”（预测什么）
lesson-answers = 这个问题有 { $n } 个回答，其中 { $right } 个标为正确：请给出两个以上，正确的一个以 * 开头
lesson-answers-without-question = “answers”只能和“ask”写在一起
lesson-question-until = 问题回答了就算完成，不需要“until”
lesson-no-measure = “{ $asked }”问的是没有生成的图像：请加上 [measure.{ $name }]
lesson-measure-name = “{ $name }”不能作为名称：请用字母、数字和“-”
lesson-no-network = { $data } 没有附带神经网络：请用 network-hands 或 network-flowers
lesson-pictures = 检查题有 { $n } 张图像，其中 { $right } 张写了 right = true：需要 { $needed } 张，其中一张正确
lesson-check-answers = “{ $found }”不能作为检查题的回答：请写 "sources"，或列出图像
lesson-no-subject = 关于来源的检查题需要“subject”
lesson-io = 无法读取：{ $reason }
lesson-not-text = 不是 UTF-8 文本
lesson-folder-empty = 这个文件夹里没有课程：一课是以 lesson = 1 开头的 .toml 文件
