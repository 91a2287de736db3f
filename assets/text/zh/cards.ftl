### 就地解释的词：公式、实时的小图、一句话。

ask = 解释：{ $word }

ask-hint = 它的含义、公式和一张实时的图。快捷键：F2。

words = 就地解释的词

close = 关闭卡片
    .hint = 回到图像。快捷键：Esc。

before = 上一个词
    .hint = 显示前一张卡片。

next = 下一个词
    .hint = 显示后一张卡片。

name-patch = 图块

name-equivariance = 等变性

name-posterior-mean = 后验均值

name-effective = 有效图块数

name-locality = P(t)

name-pearson = 皮尔逊 r

sentence-patch = 图块是像素周围边长为 P 的方块：评分机决定这个像素时，只看得见它。

sentence-equivariance = 评分机若是等变的，带噪图像移动多少，估计就跟着移动多少：它不知道自己在图像的什么地方，所以训练图块可以用在任何位置。

sentence-posterior-mean = 一个像素的估计，是所有训练图块中心值的加权平均：一个图块越能解释带噪的图块，权重越大。

sentence-effective = 真正起决定作用的图块有多少：只有一个图块占全部权重时为 1，全部权重相同时等于候选数。

sentence-locality = P(t) 是每个时刻的图块边长：训练好的神经网络在噪声大时看得远，噪声小时看得近，评分机可以照着它来。

sentence-pearson = 两张图像的明暗有多一致：只差亮度和对比度时为 1，互不相干时为 0。它不是准确率。

formula-patch = 像素 p 的图块：与 p 相差不超过 (P - 1) / 2 行、(P - 1) / 2 列的所有像素 q。

formula-equivariance = 对任意平移 T，f(T x_t) 等于 T f(x_t)。

formula-posterior-mean = x0_hat(p) 等于对 k 求和 W_k 乘 u_k(p)，其中 W_k 等于 exp(-d_k² / (2 σ_t²))，除以它对所有 j 的和。

formula-effective = N 等于 1 除以 W_k² 之和；e 的 H 次方是另一种算法，H 等于 W_k ln W_k 之和的相反数。

formula-locality = P(t_i)，其中 t_i 等于 i 除以 n。

formula-pearson = r 等于 (a - a 的均值) 乘 (b - b 的均值) 之和，除以两者平方和之积的平方根。

letters-patch = p：像素；q：图块中的像素；P：图块边长。

letters-equivariance = f：评分机；T：任意平移；x_t：带噪图像。

letters-posterior-mean = u_k：第 k 个训练图块；W_k：它的权重；d_k：它与带噪图块的距离；σ_t：噪声的大小。

letters-effective = W_k：第 k 个训练图块的权重。

letters-locality = i：步；n：总步数；t：1 为纯噪声，0 为图像。

letters-pearson = a、b：两张图像的像素值；上加一横表示均值。

sees-title = 它看得见的

fits-title = 最吻合的训练图块

from-title = 图块可以来自哪里

mean-title = 权重乘图块，再相加

weights-title = 权重，从大到小

over-time-title = 每一步的图块边长

scatter-title = 两张图像的像素值

pixel = 第 { $row } 行，第 { $column } 列，第 { $step } / { $of } 步。把鼠标移到别的像素上看看。

waiting = 正在计算这个像素的图块

no-pixel = 把鼠标移到图像的某个像素上。

by-network = 当前主画面由神经网络生成，它说不出用了哪些图块，这里没有可显示的内容。

no-pair = 需要两张图像才能比较。

others = 还有 { $n } 个

rest = 其余

mark-participation = 1 / W 平方和 = { $n }

mark-entropy = e 的 H 次方 = { $n }

bars-name = 权重：{ $weights }；其余 { $rest }

locality-now = 现在 { $patch }

pair-stage = 主画面 { $stage }：{ $machine }

pair-guess = 估计

pair-nearest = 训练图像 { $image }

scatter-name = { $first } 与 { $second }：r = { $r }

no-r = 无定义

axis-a = a：{ $name }

axis-b = b：{ $name }

r-line = r = { $r }
