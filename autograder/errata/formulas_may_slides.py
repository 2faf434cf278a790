"""Errata of the May slides, outside the numbers."""

from __future__ import annotations

from autograder.errata import example_1, example_2, functions
from autograder.errata.model import MAY_SLIDES, READING, Erratum

TWO = "second worked example (反向传播算法与梯度下降更新)"

FORMULAS = (
    Erratum(
        MAY_SLIDES,
        "Number of neurons",
        "inconsistent",
        "artificial neural networks (人工神经网络); table BNN and ANN",
        "大约 100 亿 (10¹⁰) neurons in the text, 10¹¹ in the table",
        "one of the two; 10¹¹ is nearer to today's counts",
        "The slides differ from themselves by a factor 10. No exercise asks for it.",
        (READING,),
    ),
    Erratum(
        MAY_SLIDES,
        "Headers exchanged",
        "wrong",
        "artificial and biological neurons (人工神经网络 vs 生物神经元), first table",
        "columns ANN, BNN; rows Soma — 节点, Dendrites — 输入, Synapse — 权重, Axon — 输出",
        "BNN, ANN",
        "Soma, dendrites, synapse and axon are the biological side.",
        ("2-forward/neuron_parts",),
    ),
    Erratum(
        MAY_SLIDES,
        "Soma translated",
        "wrong",
        "artificial neural networks (人工神经网络), picture of a neuron",
        "Soma (体细胞)",
        "Soma (胞体)",
        "体细胞 are all cells of a body but the germ cells. The table two slides later has "
        "神经元胞体, the body of a nerve cell.",
        ("2-forward/neuron_parts",),
    ),
    Erratum(
        MAY_SLIDES,
        "ReLU of another variable",
        "wrong",
        "activation functions (激活函数)",
        "`f(z) = max(0, x)`",
        "`f(z) = max(0, z)`",
        "The argument is z.",
        ("1-activations/relu",),
    ),
    Erratum(
        MAY_SLIDES,
        "Layer 1 for layer l",
        "wrong",
        "feed-forward networks (前馈网络)",
        "“我们将第 1 层标记为 L_l”",
        "第 l 层",
        "The digit 1 stands for the letter l; the next words, on L_1, are right.",
    ),
    Erratum(
        MAY_SLIDES,
        "Four ways to number the weights",
        "inconsistent",
        "feed-forward networks; quiz; Example; second worked example",
        "W⁽ˡ⁾ from layer l to l + 1, layers from 1; W_(i−1), layers from 0; W_0, W_1; w1 to w8",
        "the course: W⁽ˡ⁾ from layer l − 1 to l, layers from 0. It is W⁽ˡ⁾ of the feed-forward "
        "slides too, W_(l−1) of the quiz and of Example",
        "The matrices are the same, receivers in rows; only the names differ.",
        ("2-forward/param_shapes", "2-forward/network_shapes"),
    ),
    Erratum(
        MAY_SLIDES,
        "Three losses",
        "unclear",
        "cost function (代价函数); gradient descent; backpropagation; E_total",
        "½ and 1/m; 1/N without ½; the name 总均方误差 (total mean squared error); Σ½ over the "
        "outputs",
        "one for each exercise, and said there",
        "The gradient of the second is twice that of the first; E_total is the first for a "
        "single sample.",
        ("2-forward/loss_factor", "4-batch/sum_to_mean"),
    ),
    Erratum(
        MAY_SLIDES,
        "Pictures and formulas that are missing",
        "lost",
        "forward pass (前向传播算法); backpropagation, graph of a to e; network pictures; step 2",
        "“上面的方程”; a = 2, b = 1 without the definitions of c, d, e; ∂E_o2/∂out_h1 once "
        "broken off",
        "c = a + b, d = b + 1, e = c·d, stated in the exercise",
        "Not in the text that we have. The slide walks a to e through c, and b to e through c and "
        "d; with these usual definitions the edge from c to e is used twice, as it remarks.",
        ("3-delta/graph_abcde",),
        "Then e = {e}, ∂e/∂a = {de_da}, ∂e/∂b = {de_db}.",
        functions.graph,
    ),
    Erratum(
        MAY_SLIDES,
        "Three layers",
        "inconsistent",
        "Example",
        "“一个三层的神经网络”",
        "say what is counted: input, hidden and output layer; L = 2 in ML-2-1 and NNDL notes",
        "The input is counted here. The NNDL notes call the 1-1-1 network one of two layers; "
        "ML-2-1 counts L + 1.",
        ("2-forward/network_shapes",),
    ),
    Erratum(
        MAY_SLIDES,
        "Z for the input",
        "inconsistent",
        "Example",
        "`X = Z_0`",
        "`X = Y_0`",
        "Z is the net input before the activation everywhere else, Y what comes out of it.",
        ("2-forward/example1_forward",),
    ),
    Erratum(
        MAY_SLIDES,
        "From 1 to 3, or from 3 to 1",
        "unclear",
        "Example",
        "w_31, w_32, w_41, w_42",
        "w_(to, from), with a remark",
        "The order can only be guessed from W_0 X.",
        ("2-forward/example1_forward", "3-delta/example1_gradients"),
    ),
    Erratum(
        MAY_SLIDES,
        "Example without a learning rate",
        "unclear",
        "Example, backward pass",
        "η without a value; new values for w_31 to w_42 only",
        "η = 1, and w_53, w_54 are updated, too",
        "The final weights fit η = 1 in every digit, with the mistake described in section 2; and "
        "W_1 has moved.",
        ("4-batch/train_ex1",),
    ),
    Erratum(
        MAY_SLIDES,
        "A faulty program behind Example",
        "wrong",
        "Example, from the new weights on",
        "0.096, 0.396, 0.589; 0.165; 5.92e-07 and all final weights",
        "section 2, table by table",
        "The formulas on the slide are right, the program was not: a row was multiplied by a "
        "column and spread to a matrix.",
        ("5-gradcheck/lecture_bug", "5-gradcheck/repaired_step", "4-batch/train_ex1"),
        "Its ∂C/∂W_0 has the cosine {cosine:.2f} with the right one and the relative error "
        "{error:.3f}. The cost still falls in {falls_wrong} of 100 updates.",
        example_1.bug,
    ),
    Erratum(
        MAY_SLIDES,
        "One heading twice",
        "wrong",
        TWO + ", steps 2.2 and 2.3",
        "2.2 and 2.3 are both 输入层→隐藏层的权值更新",
        "2.2 隐藏层→输出层",
        "The update of w5 to w8 is missing, and the text only mentions w1 to w4. But the total "
        "error 0.265 contains it.",
        ("3-delta/example2_gradients", "4-batch/train_ex2"),
        "After one update of w1 to w4 alone E_total is {hidden_only:.4f}, which would be printed "
        "as 0.277; of w5 to w8 alone {output_only:.4f}.",
        example_2.readings,
    ),
    Erratum(
        MAY_SLIDES,
        "Learning rate and biases of the second example",
        "unclear",
        TWO + ", steps 0 and 2.3",
        "b1 = 0.3, b2 = 0.2, then no word on them; η only as 0.5 inside the formula of w1",
        "η = 0.5; b1 serves both hidden neurons, b2 both outputs, and they stay as they are",
        "No other reading gives both 0.265 and 0.0000636: see the table in section 3. That b1 "
        "serves both neurons follows from the printed 0.586.",
        ("4-batch/train_ex2", "2-forward/example2_forward"),
    ),
    Erratum(
        MAY_SLIDES,
        "Batch size 1",
        "unclear",
        "effects of the batch size (Batch Size 的影响)",
        "“Batch Size=1 … 网络很难收敛”",
        "noisy gradients, but it is the stochastic gradient descent of the NNDL notes, and it "
        "works with a suitable learning rate",
        "No exercise asks for these claims, only for the definitions.",
        (READING,),
    ),
)
