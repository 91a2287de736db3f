### 显示帧时间的浮层，用等宽字体。

median = 自身用时  { $ms } ms 中位数

worst = {"          "}{ $ms } ms 近 240 帧最慢

worst-ever = {"          "}{ $ms } ms 历来最慢

worker = 后台任务  { $running } 个在运行，{ $waiting } 个在等待

last-step = {"          "}{ $ms } ms 上一步

events = 事件      已处理 { $taken }，等待 { $waiting }

cache = 缓存      { $runs } 条轨迹，{ $mb } MB

textures = 纹理      保留 { $held }，上传 { $sent }

start = 启动      { $picture } 秒出首图，{ $result } 秒出结果
