### 窗口本身。

language = 语言
    .hint = 切换程序的语言。
language-change = 全部改用中文。
