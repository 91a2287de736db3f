### 快捷键，按帮助中的顺序。

heading-time = 时间

heading-machine = 评分机与噪声

heading-explain = 像素从哪里来

heading-training = 训练图像（面板打开时）

heading-draw = 绘制

heading-window = 窗口

key-space = 空格键

key-left-right = 左/右方向键

key-up-down = 上/下方向键

key-1-to-5 = 1 到 5

key-alt-arrow = Alt+方向键

key-escape = Esc

key-arrows-enter = 方向键  Enter

play = 播放或暂停

step = 后退或前进一步

step-by-remote = 同上，用翻页笔；演讲中：上一个或下一个场景

ends = 跳到噪声或结果

patch = 增大或减小图块

equivariance = 打开或关闭等变性

boundary = 边界补零或循环

machines = IS、ES、LS、ELS、bbELS

network = 训练好的网络；网络与理论

receptive-field = 网络看得多远：P(t) 和感受野

fork = 在此分支：从这一步另行继续

new-noise = 换一份噪声

next-wrong = 下一个数目错误的种子

provenance = 鼠标所指的像素从哪里来

pin = 固定这个像素，或取消固定

move-pixel = 移动像素

why = 为什么会这样：固定一个能说明原因的像素

thumbs = 两个拇指：训练图像与生成图像的对照表

explain-word = 解释鼠标所指的词；下一个词

next-mosaic = 下一种分布图：来源、位移、确定度……

save = 保存会话，或另存为

export = 导出图像、动画和数值

copy-command = 复制生成这张图像的命令

undo = 撤销、重做

open = 打开你自己的图像

pictures = 并排、估计、带噪图像，或最近的训练图像

number-parts = 在图上给数到的部件编号

lessons = 课程
lesson = 课程：下一步、上一步、做给我看
exhibits = 选择示例

compare = 对比两台评分机；再按返回

difference = 两台评分机的差异

gallery = 许多种子的画廊；再按返回

agreement = 在许多种子上对比网络与理论

training = 训练图像

census = 许多设置、许多种子的统计；再按返回

train = 训练网络并与理论对比；再按返回

curves = 各步的曲线

switch = 启用或停用选中的图像

remove = 从训练集中删除选中的图像

duplicate = 复制一份，或左右翻转选中的图像

select-all = 全部选中

paint = 绘制训练图像，或带噪图像

presentation = 演示模式；演讲面板打开时开始演讲

talk = 演讲的场景，或演讲者备注；把当前画面添加为场景

black-screen = 演示时黑屏

full-screen = 全屏

scale = 放大、缩小、原始大小

help = 显示本列表

frame-times = 帧时间

quit = 关闭窗口

escape = 关闭最上层的面板，停止搜索

tools = 画笔、橡皮、油漆桶、取色、选择

piece = 复制、剪切、粘贴选中的部分

place = 移动粘贴的内容，把它放下

grid = 像素之间的网格线

back = 回到主画面
