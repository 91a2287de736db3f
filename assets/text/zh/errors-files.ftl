### 为什么无法写入文件，为什么无法打开会话。

at-path = { $path }：{ $problem }

## 写入

write-io = 无法写入：{ $reason }
write-full = 磁盘已满：请腾出空间，或选择别的文件夹
write-denied = 没有权限写入这里：请选择别的文件夹
write-exists = 已有同名的文件或文件夹：请换一个名称
write-no-folder = 文件夹 { $folder } 不存在：请先创建
write-is-folder = 这是一个文件夹：请给出文件名，或换一个扩展名
write-is-file = 这是一个文件：请给出文件夹名；要写文件，名称应以 .npy 或 .png 结尾
write-too-large = { $w } × { $h } 像素的图像太大（最多 { $max } 像素）：请减少图像、缩小倍数，或写入文件夹
write-empty = 没有可以写入的内容
write-no-reader = 这是一个没有程序在读的管道：请给出文件名
write-path = 无法写入：图像的路径不是 UTF-8，会话无法记录它：请给文件夹改名

## 会话

session-io = 无法读取：{ $reason }
session-too-large = 文件大于 { $max } MiB，不可能是会话
session-foreign = 不是 Sixfingers 的会话
session-damaged = 会话已损坏：{ $reason }。文件没有改动；可以试试更早的副本
session-newer = 它由更新版本的 Sixfingers 保存（格式 { $found }；本程序只认识到 { $known }）：请用新版本打开。文件没有改动
session-invalid = 无法显示这个会话：{ $problem }
session-stages = 其中有 { $n } 个画面，而只能有 1 到 { $max } 个

## 演讲

talk-too-large = 文件超过 { $max } MiB，不可能是演讲
talk-foreign = 不是 Sixfingers 演讲
talk-damaged = 演讲文件已损坏：{ $reason }。文件未被改动，请试试较早的备份
talk-scenes = 它有 { $n } 个场景，应为 1 到 { $max } 个
talk-scene = 第 { $number } 个场景无法显示：{ $problem }。请在文本编辑器中修改，或试试较早的备份；文件未被改动
talk-move = 看不懂这一行“{ $line }”：{ $problem }

talk-moves = 第 { $number } 个场景中，{ $problem }
