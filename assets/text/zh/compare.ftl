### 评分机对比中的文字。

compare = 对比
    .hint = 在旁边显示另一台噪声相同的评分机；再按一次，只留这一台。快捷键：C。

add-stage = 添加评分机
    .hint = 再显示一台噪声相同的评分机，最多四台。

four-machines = 四台评分机
    .hint = 整幅图像或视野，同一位置或任意位置：评分机一览的四个角，噪声相同。

comparing = 噪声相同。点击一台评分机来控制它。

remove-stage-hint = 把这台评分机从主画面移除。

agreement-hint = 同一步上，这份估计与第一个画面的估计有多相似。r：全部数值的皮尔逊相关系数；为 1 表示除亮度和对比度外完全一样。RMS：均方根差；黑与白相差 2。

stage-name = 画面 { $stage }：{ $machine }

remove-stage = 移除画面 { $stage }

agreement-line = 与 { $first }：r = { $r }，RMS { $rms }

agreement-line-rms = 与 { $first }：RMS { $rms }
