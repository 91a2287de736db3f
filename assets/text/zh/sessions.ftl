### 保存、打开和导出时窗口里的文字。

menu = 会话
    .hint = 保存、导出，以及能重新生成同一张图像的命令。

open = 打开
    .hint = 打开会话，或你自己的训练图像。快捷键：Ctrl+O。

save = 保存
    .hint = 把全部设置存进会话文件，以后可由它重新得到同一张图像。快捷键：Ctrl+S。

save-as = 另存为
    .hint = 换一个名称保存会话。快捷键：Ctrl+Shift+S。

kind = 导出什么
    .hint = 图像、动画或数值。

export = 导出
    .hint = 把图像、动画和数值存成文件。快捷键：Ctrl+E。

copy-command = 复制命令
    .hint = 复制一条命令：不开窗口，也能重新生成逐位一致的图像。快捷键：Ctrl+Shift+C。

continue = 接着上次继续
    .hint = 原样恢复上次的会话。

decline = 暂不
    .hint = 不恢复上次的会话。在你做出更改之前，它一直在“会话”菜单里。

file = 文件
    .hint = 文件存到哪里：文件夹和文件名。

browse = 浏览
    .hint = 用系统的文件对话框选择位置（如果有的话）。

cancel = 取消
    .hint = 关闭，不做更改。快捷键：Esc。

replace = 替换
    .hint = 用新文件替换已有的文件。

new-name = 换个名称
    .hint = 在名称后加上下一个未用的编号。

export-start = 开始导出
    .hint = 写入文件。

export-stop = 停止
    .hint = 停止写入，不会留下写了一半的文件。

scale = 放大
    .hint = 每个像素变成一个方块，边长为这么多像素：放大而不模糊。

fps = 每秒帧数
    .hint = 动画的速度。到完成的图像时会停留片刻。

source-guess = 估计
    .hint = 评分机的估计，x0_hat。

source-noisy = 带噪图像
    .hint = 评分机的输入，x_t。

save-heading = 保存会话

missing-heading = 找不到训练图像

find = 用这些打开
    .hint = 用这个位置的训练图像打开会话。

without = 用现有图像打开
    .hint = 采用会话的设置，训练图像仍用现在打开的。

pictures = 训练图像
    .hint = 它们现在所在的文件或文件夹。

exists = 已有同名的文件。

folder-exists = 已有同名的文件夹。

no-folder = 这个文件夹不存在。

not-yet = 训练图像还在载入，请稍后再试。

no-command = 修改太多，一条命令写不下。请先保存会话（Ctrl+S），命令就会使用会话文件。

still-computing = 这条轨迹还在计算。

result-differs = 这个会话生成的图像与当初保存的不同。它可能是由程序的另一个版本保存的，也可能是在处理器不同的电脑上保存的。

kind-picture = 图像
    .hint = 播放头处的图像，四周不带任何内容。PNG。

kind-stage = 带说明的主画面
    .hint = 主画面上的全部内容，附名称和计数。PNG。

kind-filmstrip = 胶片条
    .hint = 从噪声到图像，所有步并排。PNG。

kind-mosaic = 来源拼贴
    .hint = 每个像素由什么拼成：各种分布图及图例。PNG。

kind-curves = 轨迹曲线
    .hint = 每一步的图块边长、有效图块数，以及与最近的训练图像的差异。PNG。

kind-gif = 动画
    .hint = 从噪声到图像，循环播放。GIF。

kind-frames = 每一步的图像
    .hint = 一个新文件夹，每一步一个 PNG。

kind-table = 各步数据表
    .hint = 每一步的数值。CSV，供电子表格使用。

kind-array = 图像的数值
    .hint = 播放头处的估计，(1, c, h, w) float32。NPY。

kind-trajectory = 全部数值
    .hint = 每一步的图像、来源和权重。NPZ。

unsaved-dot = 圆点表示有未保存的更改。

saved = 已保存 { $file }

exported = 已导出 { $file }

copied = 已复制：{ $command }

copied-with-file = 已复制（命令会读取保存的会话）：{ $command }

opened = 已打开 { $file }

changed = 保存这个会话之后，{ $data } 中的训练图像变了，生成的图像可能会不同。

changed-size = 保存这个会话之后，{ $data } 中的训练图像变了：当时是 { $before }，现在是 { $now }。生成的图像可能会不同。

missing = { $problem }。它们现在在哪里？

missing-drawn = { $problem }。只能用现在的训练图像打开这个会话。

picture-pixels = { $w } × { $h } 像素

exporting = 正在写入

exporting-of = 正在写入：{ $done } / { $of }

no-autosave = 无法为下次启动保存会话。{ $problem }。

last-session = （{ $title }，种子 { $seed }）

screen-gone = 屏幕已断开，窗口因此关闭。所做的更改会保留到下次启动。

settings-unusable = 原有的设置无法使用，现在使用默认设置。旧文件在 { $file }。
