### P(t) 和它的各点的文字。

over-time-plot = 每一步的图块边长
    .hint = 从噪声（左）到图像（右）的图块边长，与胶片条一致。双击可在自定义曲线上加一个点。

noise-end = 噪声

picture-end = 图像

point-hint = 拖动这个点，或用方向键移动。右键点击或按 Delete 移除。

handle-hint = 拖动这个点，或用方向键移动。

point-next = 下一个点
    .hint = 选中曲线上的下一个点。

point-less = 移除这个点
    .hint = 移除这个点。选中后的快捷键：Delete。

point-more = 加一个点
    .hint = 在到下一个点的中途加一个点。

point-side = 该点的边长
    .hint = 这个点的图块边长：奇数个像素。拖动，或点击后输入。

point-time = 该点的时间
    .hint = 这个点的时间，从 1（噪声）到 0（图像）。拖动，或点击后输入。

whole-short = 整幅

point-name = 点 { $point }，t = { $t }

point-of = { $point }/{ $of }

window-now = t = { $t }：{ $patch }
