### 课程：课程列表，画面旁边的课程面板，课文里的数字。

lessons = 课程
    .hint = 用几节短课弄懂这个程序，每节大约三分钟。快捷键：J。

list-line = 从哪一课开始都行。你自己的会话会保留，离开课程时恢复。

minutes = { $minutes } 分钟
finished = 学完了
under-way = 正在学
from-files = 来自文件
open-folder = 打开课程文件夹
    .hint = 课程是谁都能写的文本文件，写法见 CONTRIBUTING.md。

welcome = 第一次来？
welcome-begin = 从一节课开始
    .hint = 三分钟弄懂：为什么完美的机器只会复制。
welcome-decline = 现在不上课
    .hint = 顶栏里随时可以找到课程。

last-lesson = 课程：{ $title }
continue-lesson = 接着上课
    .hint = 程序上次关闭时打开着的课程。你自己的会话仍然保留。
decline-lesson = 不接着上
    .hint = 所有课程都在顶栏里。

## 面板

leave = 离开课程
    .hint = 恢复你自己的会话，原样不变。
back = 上一步
    .hint = 回到上一环节。快捷键：Shift+Enter。
next = 下一步
    .hint = 进入下一环节。快捷键：Enter。
skip = 跳过
    .hint = 进入下一环节，这一环节由程序代做。快捷键：Enter。
finish = 学完
    .hint = 离开课程，恢复你自己的会话。快捷键：Enter。
show-me = 做给我看
    .hint = 程序来操作，你看着。快捷键：Y。
set-up = 回到这一环节开头
    .hint = 把一切恢复到这一环节开始时的样子。

page = 第 { $page } / { $pages } 环节
go-to-page = 第 { $page } 环节
go-to-check = 检查题

heading-do = 动手试试
heading-ask = 先猜一猜
heading-task = 轮到你了
heading-read = 读一读
heading-check = 小检查
heading-then = 注意看

waiting = 等你来做
done = 完成

right = 答对了。
wrong = 再想想。
was-right = 正确的是这个。
picture-answer = 回答 { $answer }
making = 正在为这道题生成新图像……
again = 换一组图像
    .hint = 同样的问题，换别的图像。

strayed = 你打开了别的内容。课程等着你：按“做给我看”，或者回到这一环节开头。

the-end = 这一课就到这里。

measuring = 已数 { $done } / { $of } 张图像

## 课文里的数字

unknown = ……
whole = 整幅图像
yes = 是
no = 否
share = { $share }%（95% 置信区间 { $low }% 到 { $high }%）
