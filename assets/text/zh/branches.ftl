### 分支的文字。

fork = 在此分支
    .hint = 这一步之前保持不变，从这里起换另一台评分机：这就是分支。快捷键：F，再按评分机的键。

fork-same = 暂时沿用相同设置
    .hint = 分支开始时是一份副本。接下来的改动只作用于分支。

branches = 分支
    .hint = 所有轨迹连成一棵树：各个分支从哪里分出。按 F 在播放头处分支。

branches-line = 点击一条轨迹，在主画面上显示它。它变了，它的分支也跟着变。

no-branches = 走到某一步再分支：此前保持不变，此后由另一台评分机继续。试试前一半用整幅图像，后一半用图块。

branch-name = 分支的名称

rename-hint = 给这条轨迹起名。按 Enter 保存；留空则重新显示设置。

branch-show-hint = 在主画面上显示这条轨迹。

branch-remove-hint = 移除这条轨迹和由它分出的一切。按 Ctrl+Z 恢复。

branch-compare-hint = 与主画面上的轨迹并排显示。

from-the-noise = 从噪声开始

from-step = 从第 { $step } 步起，t = { $t }

fork-line = 从这里（t = { $t }）起换成

fork-as = { $short }：{ $long }

run-name = { $machine }，{ $patch }

run-name-changing = { $machine }，{ $first } 到 { $last }

branch-show = 显示“{ $name }”

branch-remove = 移除“{ $name }”

branch-rename = 重命名“{ $name }”

branch-compare = 与“{ $name }”对比

too-many-branches = 树已满（{ $n } 条轨迹）。请先移除一条。

fork-mark = 在第 { $step } 步分支：此前是 { $machine }

long-name-from-step = 从第 { $step } 步起：{ $machine }

fork-at = 在第 { $step } 步分支
