### 训练网络的面板。

network = 网络

training = 训练网络
    .hint = 用这些图像训练一个真正的神经网络，与不需要训练的理论对照：看网络生成什么，以及理论对它的预测有多准。快捷键：R。

close = 回到主画面
    .hint = 关闭这个视图，训练继续。快捷键：R 或 Esc。

resnet = ResNet
    .hint = 由 3 × 3 卷积组成的残差网络。每一层向外多看一个像素，除边缘外各处一视同仁。

unet = UNet
    .hint = 还会在二分之一、四分之一等大小上看图像，因此用较少的计算看得远得多。图像边长须是 2 的倍数（一级）、4 的倍数（两级）或 8 的倍数（三级）。

zeros = 补零填充
    .hint = 图像边缘以外都是零：网络只能由此知道自己的位置。对应的理论是 bbELS。

circular = 循环填充
    .hint = 图像首尾相接成环面：网络无从知道自己的位置，各处一视同仁。对应的理论是 ELS。

channels = 通道数
    .hint = 网络为每个像素保存多少个数（UNet 指原大小上）。通道加倍，耗时变为四倍。

layers = 层数
    .hint = 3 × 3 卷积的残差层数。每层使视野宽 2 个像素；视野以外的东西影响不到这个像素。

levels = 层级数
    .hint = 图像缩小一半的次数，每次通道加倍。每多一级，视野大约宽一倍，耗时与前一级相当。

steps = 训练步数
    .hint = 更新权重的次数。几百步就能看出网络学到了东西，要有好图像约需 20000 步。

batch = 批大小
    .hint = 每一步用多少张带噪图像。加倍则耗时加倍。

seed = 训练种子
    .hint = 决定初始权重、图像、时刻和噪声的随机种子。种子相同，得到的网络逐位一致。

start = 开始训练
    .hint = 在后台训练，主画面照样流畅。

pause = 暂停
    .hint = 暂停训练，之后可以继续。

resume = 继续训练
    .hint = 继续训练到设定的步数。要训练更久，就把步数调大。

stop = 停止
    .hint = 停止这次训练，重新设置一次。

lose = 停止并放弃
    .hint = 没有保存的步会丢失。

stay = 返回
    .hint = 保留这次训练。

save-menu = 保存
    .hint = 把网络保存为文件，与“sixfingers train”写出的一样，以便使用或继续训练。

save-path = 网络文件
    .hint = 网络保存到哪里。已有的文件不会被覆盖，名称会加上编号。

save = 保存网络
    .hint = 保存文件。训练继续。

show = 放到主画面
    .hint = 把上次保存的网络放到主画面上，旁边是采用这里的 P(t) 的理论、LS 和 IS，都用同一份噪声。

command = 复制命令
    .hint = 复制不用窗口、训练同一个网络的命令。

open = 从文件继续
    .hint = 继续训练在这里或用“sixfingers train --out”保存的网络。它必须正是用这些图像训练的。

open-path = 要继续训练的网络文件
    .hint = .safetensors 文件。粘贴路径，或浏览选择。

browse = 浏览
    .hint = 在系统的文件对话框里选择文件。

open-it = 打开并继续
    .hint = 打开这个文件，继续训练。

open-last = 接着训练
    .hint = 上次关闭窗口时已自动保存。

forget-last = 丢弃
    .hint = 删除它的文件，不再提示。

fit = 拟合 P(t)
    .hint = 按论文的方法，为每一步找出使评分机与当前网络最相似的图块边长，所用三个种子不参与这里的评价。之后重新计算理论的图像。其间训练较慢。

loss = 损失
    .hint = 噪声估计的均方误差；1 表示和不作估计一样差。细线：每一步。粗线：约五十步的滑动平均。纵轴为对数刻度。

agreement = 吻合度：r 的中位数
    .hint = 网络现在生成的图像与理论从同一份噪声预测的图像之间的皮尔逊相关系数 r，取下面八个种子的中位数。它是图像的相关程度，不是正确图像的比例。“复制品”出自看到整幅图像的评分机，结果总是一张训练图像：如果它的 r 也上升，说明网络在记忆。重新拟合 P(t) 处，曲线断开。

x-axis = 训练步

status-hint = 正在训练网络。你的操作总是优先，训练在空隙中进行。快捷键：R。

not-yet = 训练集还在载入，请稍后再开始。

one-at-a-time = 已有一个网络在训练。先停止它，再训练另一个。

no-command = 没有命令能做到：训练集的改动太长，一条命令写不下，或路径不是有效的文本。

nothing-yet = 第一步之前只有噪声。点击“开始训练”，这里就会显示网络从八个种子生成的图像，旁边是理论的预测。

copies = 复制品（IS）
    .hint = 看到整幅图像的评分机的结果：总是一张训练图像。结果与它相同的网络，记住了训练图像。

facts-hint = 图像的多大范围影响一个像素；学习多少个数；文件多大，其中有继续训练所需的一切（权重占四分之一）；训练大约需要多少内存。

plan-hint = 在几张图像上试训，测出这台电脑的速度。更急的工作优先，所以使用主画面时训练会变慢。观察网络占 5% 的时间，理论的图像在完成之前最多占 25%。

shares-hint = 网络的图像每隔几秒更新一次，占 5% 的时间。理论的图像只计算一次，拟合 P(t) 后再算一次。拟合如果占时不超过 5%，就自动进行；结束时，如果不超过半分钟，也会自动进行。

network-hint = 网络现在从种子 0 到 7 用 20 步生成的图像。它的权重是最近若干训练步的平均。

circular-unet = { circular }
    .hint = 图像首尾相接成环面：没有边缘告诉网络它的位置。但 UNet 把像素两两合并，只对相隔 2 像素（一级）、4 像素（两级）或 8 像素（三级）的位置一视同仁。对应的理论是各处一视同仁的 ELS。

zeros-short = 补零

circular-short = 循环

million = { $ten-thousands } 万

megabytes = { $n } MB

on-set = 训练集“{ $set }”：{ $count } 张图像

on-edited-set = 训练集“{ $set }”：{ $count } 张图像，有改动

on-other-set = 训练集“{ $set }”：{ $count } 张图像，不是现在打开的那个

facts-sees-all = 视野可达全部 { $w } × { $h } 像素；{ $weights } 个权重；文件 { $file }；内存 { $memory }

facts = 视野 { $window } × { $window }，图像 { $w } × { $h } 像素；{ $weights } 个权重；文件 { $file }；内存 { $memory }

no-memory = 训练这个网络约需 { $needed } 内存，但只剩 { $free }。请减少通道数，或关闭其他程序。

plan = { $steps } 步，每步 { $batch } 张图像：约 { $time }

plan-measuring = { $steps } 步，每步 { $batch } 张图像：约 { $time }（正在测速）

running = { $net }，批大小 { $batch }，种子 { $seed }

progress-starting = 正在开始

progress-step = 第 { $done } 步，共 { $all } 步

progress-step-loss = 第 { $done } 步，共 { $all } 步，损失 { $loss }

progress-finishing = { $step }；正在完成图像

progress-pace = { $step }；每步 { $secs } 秒，还需 { $left }

progress-done = { $step }，已完成

progress-paused = { $step }，已暂停

status-finishing = 训练：正在完成图像

status = 训练：第 { $done } 步，共 { $all } 步

status-left = 训练：第 { $done } 步，共 { $all } 步，还需 { $left }

time-shares = 用时：训练 { $training }%，网络的图像 { $looking }%，理论 { $theory }%

network-row-empty = 网络

network-row = 网络，第 { $step } 步

theory-row-fitting = { $machine }，正在拟合 P(t)：{ $percent }%

theory-row-fitted = { $machine }，P(t) 在第 { $step } 步拟合

theory-row-paper = { $machine }，论文的 P(t)

theory-circular = 理论不用任何训练，从同一份噪声预测的结果：{ $machine }，对应循环填充的评分机。

theory-zeros = 理论不用任何训练，从同一份噪声预测的结果：{ $machine }，对应补零填充的评分机。

theory-locality-fitted = 它的 P(t) 是在第 { $step } 步之后按网络拟合的：{ $locality }

theory-locality-paper = 它的 P(t) 取自论文中同类网络（CIFAR10），且不超过这个网络的视野：{ $locality }

theory-locality-paper-unet = 它的 P(t) 取自论文中补零的 UNet（CIFAR10），且不超过这个网络的视野：{ $locality }

fit-secs = 大约要计算 { $time }。

ask = 有 { $steps } 步没有保存。仍要停止？

last = 上次未完成：{ $net }，第 { $done } 步，共 { $all } 步，训练集 { $data }

kept = 已保存第 { $steps } 步的网络：{ $path }

copied = 已复制：{ $command }

picture-name = { $row }，种子 { $seed }

theory-value = { $machine } { $r }

copies-value = 复制品 { $r }

plot-heading = { $plot }：{ $values }

loss-plot = 损失曲线图

agreement-plot = 吻合度曲线图
