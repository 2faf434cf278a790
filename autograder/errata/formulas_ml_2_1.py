"""Errata of ML-2-1, outside the numbers."""

from __future__ import annotations

from autograder.errata import example_2, functions, training
from autograder.errata.model import ML_2_1, READING, Erratum

BATCH = "batch training (批量训练), both versions"

FORMULAS = (
    Erratum(
        ML_2_1,
        "Feedback network",
        "wrong",
        "heading, networks with several hidden layers (多隐层反馈神经网络)",
        "反馈, feedback",
        "前馈, feed-forward",
        "The network has no cycle. The NNDL notes use 反馈网络 for recurrent (memory) networks, so "
        "the word would send students to the wrong kind.",
        ("2-forward/network_kinds",),
    ),
    Erratum(
        ML_2_1,
        "Index of the bias",
        "inconsistent",
        "networks with several hidden layers (多隐层反馈神经网络); backpropagation (反向传播算法)",
        "`z⁽ˡ⁾ = W⁽ˡ⁾a⁽ˡ⁻¹⁾ + b⁽ˡ⁻¹⁾` and `z⁽ˡ⁺¹⁾ = W⁽ˡ⁺¹⁾a⁽ˡ⁾ + b⁽ˡ⁾`",
        "`z⁽ˡ⁾ = W⁽ˡ⁾a⁽ˡ⁻¹⁾ + b⁽ˡ⁾` with b⁽ˡ⁾ of shape (n_l, 1)",
        "The index of b is one too low. The lecture itself has b⁽ˡ⁾ in zᵢ⁽ˡ⁾, in the gradient of "
        "the bias and in batch training. Another notation numbers both W and b by the layer they "
        "leave; here only b kept that habit.",
        ("2-forward/layer_forward", "2-forward/param_shapes"),
        "In a 4-3-5-2 network z⁽²⁾ has {z} entries and b⁽¹⁾ has {b}: they cannot be added.",
        training.bias_of_the_layer_before,
    ),
    Erratum(
        ML_2_1,
        "Mean squared error without a mean",
        "unclear",
        "networks with several hidden layers, loss function (损失函数)",
        "均方误差 (mean squared error): `½‖a⁽ᴸ⁾ − y‖²`",
        "half squared error of one sample; the mean comes in only as `1/(2m)` over the samples",
        "There is one sample and a sum over the outputs, so nothing is averaged. Students who "
        "divide by n_L follow the name, not the formula.",
        ("2-forward/cost", "2-forward/loss_factor"),
    ),
    Erratum(
        ML_2_1,
        "The L2 term",
        "unclear",
        "loss function, regularisation (正则化); batch training (批量训练)",
        "`W_{ij}^{(l)}` with a second exponent 2; `‖W⁽ˡ⁾‖²`; L_MSE on both sides",
        "`L = L_MSE + λ/2 · Σ ‖W⁽ˡ⁾‖_F²`, the Frobenius norm; no biases; λ is not divided by m",
        "The norm is not named, two superscripts stand above each other, and the regularised loss "
        "has the name of the plain one.",
        ("2-forward/cost", "4-batch/backward_batch"),
    ),
    Erratum(
        ML_2_1,
        "Samples as rows, once",
        "inconsistent",
        "backpropagation (反向传播算法), the gradient of linear regression",
        "`∇_θ J = (1/m) Xᵀ(Xθ − y)`",
        "the same, with a remark: X is m × n, one sample a row, `J = 1/(2m) ‖Xθ − y‖²`",
        "Everywhere else in the lecture a sample is a column. J is not defined on this page.",
        ("4-batch/linreg_grad",),
    ),
    Erratum(
        ML_2_1,
        "Softmax under the elementwise rule",
        "wrong",
        "backpropagation (反向传播算法), output error δ⁽ᴸ⁾",
        "`δ⁽ᴸ⁾ = ∂L/∂a⁽ᴸ⁾ ⊙ σ'(z⁽ᴸ⁾)` for every σ, Softmax among them",
        "softmax with cross-entropy: `δ⁽ᴸ⁾ = a⁽ᴸ⁾·Σy − y`, which is `a⁽ᴸ⁾ − y` for Σy = 1",
        "Each output of softmax depends on all inputs: its Jacobian diag(a) − aaᵀ is not diagonal. "
        "The elementwise rule keeps the diagonal only and gives −y ⊙ (1 − a): the neurons of the "
        "wrong classes would never learn.",
        (
            "1-activations/softmax_jacobian",
            "3-delta/delta_out_softmax_ce",
            "3-delta/delta_out_softmax_ce_any",
            "3-delta/jacobians",
        ),
        "At z = (1, -0.5, 2), y = (0, 1, 0) the error is {right}; the printed rule gives "
        "{printed}.",
        functions.softmax_delta,
    ),
    Erratum(
        ML_2_1,
        "Upper limit of the sum",
        "wrong",
        "backpropagation (反向传播算法), before ∂L/∂W_ij",
        "`zᵢ⁽ˡ⁾ = Σ_{j=1}^{n_l} W_ij⁽ˡ⁾ a_j⁽ˡ⁻¹⁾ + bᵢ⁽ˡ⁾`",
        "`Σ_{j=1}^{n_(l−1)}`",
        "j runs over the neurons that send, and these are in layer l − 1.",
        ("2-forward/net_input", "2-forward/layer_forward"),
    ),
    Erratum(
        ML_2_1,
        "Start with zeros",
        "wrong",
        BATCH + ", step 1",
        "`W⁽ˡ⁾ ← O`",
        "W⁽ˡ⁾ random, small, in [−ε, ε]; b⁽ˡ⁾ = 0",
        "The warning below the algorithm says so, the algorithm does not. Equal neurons get equal "
        "gradients and stay equal, at any learning rate. With the sigmoid the last layer does "
        "learn, so that the cost falls and the fault is not seen.",
        ("4-batch/zero_start", "4-batch/symmetric", "4-batch/init_uniform"),
        "4-3-5-2 network from zero, sigmoid: the first gradients of W⁽¹⁾ and W⁽²⁾ have norm "
        "{first1:.0f} and {first2:.0f}, that of W⁽³⁾ {first3:.3f}; after 50 updates the rows of "
        "W⁽¹⁾ and of W⁽²⁾ still differ by {apart:.0f}. With tanh all weights stay {tanh:.0f}; only "
        "the output bias moves.",
        lambda: {
            **training.zero_start("sigmoid"),
            "tanh": training.zero_start("tanh")["largest"],
        },
    ),
    Erratum(
        ML_2_1,
        "Backpropagation after the sample loop",
        "wrong",
        "batch training (批量训练), version with the loop over samples, step 2.3",
        "step 2.3 (反向传播) follows the loop over the samples",
        "output error, hidden errors and accumulation inside the loop; λW and the update after it, "
        "once",
        "After the loop z, a and δ are those of the last sample, so that the accumulation "
        "(梯度累计) adds a single term. Who moves the whole step into the loop adds λW m times.",
        ("4-batch/backward_loop", "4-batch/misplaced_line"),
        "4-3-5-2 network, 7 samples: relative error {last:.3f} in ∂L/∂W⁽³⁾.",
        training.batch,
    ),
    Erratum(
        ML_2_1,
        "The mean taken twice",
        "wrong",
        BATCH + ", output error and gradients",
        "L with 1/(2m), `δ⁽ᴸ⁾ ← ∂L/∂a⁽ᴸ⁾ ⊙ σ'(z⁽ᴸ⁾)`, and 1/m again in ∂L/∂W⁽ˡ⁾ and ∂L/∂b⁽ˡ⁾",
        "`Δ⁽ᴸ⁾ = (A⁽ᴸ⁾ − Y) ⊙ σ'(Z⁽ᴸ⁾)` and 1/m in the gradients (meant here, and the course's "
        "choice); or 1/m in Δ⁽ᴸ⁾ only, as in the 4-3-4-3 notes",
        "Taken literally ∂L/∂A⁽ᴸ⁾ already holds 1/m.",
        ("4-batch/backward_batch", "4-batch/from_4343_notes"),
        "4-3-5-2 network, 7 samples, λ = 0.3: relative error {twice:.3f} in ∂L/∂W⁽³⁾.",
        training.batch,
    ),
    Erratum(
        ML_2_1,
        "No gradient for the last layer",
        "unclear",
        BATCH + ", “隐层传播到第一层 … 到第 l 层时”",
        "the recursion starts below L, and the gradients are formed inside it",
        "l = L, …, 1; for l = L only the gradients, for l < L the error first",
        "Read to the letter ∂L/∂W⁽ᴸ⁾ and ∂L/∂b⁽ᴸ⁾ are never formed.",
        ("3-delta/backward", "4-batch/backward_loop"),
    ),
    Erratum(
        ML_2_1,
        "Update inside the layer loop",
        "wrong",
        BATCH + ", last line",
        "`W⁽ˡ⁾ ← W⁽ˡ⁾ − α ∂L/∂W⁽ˡ⁾` before `δ⁽ˡ⁻¹⁾ ← (W⁽ˡ⁾ᵀδ⁽ˡ⁾) ⊙ σ'(z⁽ˡ⁻¹⁾)`",
        "first all gradients, then all updates",
        "The errors of the lower layers are sent back through weights that have already moved. "
        "The last layer's gradient stays right, so the mistake is easily missed.",
        ("4-batch/misplaced_line", "4-batch/train_ex2"),
        "Second worked example of the May slides: ∂E/∂w1 becomes {late_ratio:.3f} of its value, "
        "and w1 after one update {late_w1:.8f} instead of {right_w1:.8f}.",
        example_2.readings,
    ),
    Erratum(
        ML_2_1,
        "A matrix minus a number",
        "wrong",
        "gradient check (梯度检验)",
        "`‖∂L/∂W⁽ˡ⁾ − ΔL/(2‖E‖)‖ ≈ 0` for any E with ‖E‖ = 10⁻⁴",
        "entry by entry: E = ε at place [i, j] and 0 elsewhere, compare `ΔL/(2ε)` with "
        "`[∂L/∂W⁽ˡ⁾]_ij`; or, for any E, `⟨∂L/∂W⁽ˡ⁾, E⟩/‖E‖ − ΔL/(2‖E‖) ≈ 0`",
        "ΔL/(2‖E‖) is one number, the slope in the direction of E. Taken from every entry of a "
        "matrix it leaves something large even if the gradient is right. Judge by a relative "
        "error, check b as well, and let L hold the L2 term exactly if the gradient holds λW.",
        ("5-gradcheck/directional_check", "5-gradcheck/gradcheck", "5-gradcheck/numerical_grad"),
        "For a right gradient the printed expression is {printed:.1f} in one such case; the "
        "repaired one and the relative error entry by entry are below 1e-9.",
        training.gradient_check,
    ),
    Erratum(
        ML_2_1,
        "The step of 10⁻⁴",
        "unclear",
        "gradient check (梯度检验)",
        "任取 ‖E‖ = 10⁻⁴",
        "fine for central differences in float64 (10⁻⁵ is better still); in float32 near 10⁻²",
        "The size of the step depends on the precision, which is not mentioned. “任取” means that "
        "the direction of E is free, its length is not.",
        ("5-gradcheck/best_h", "5-gradcheck/false_alarms"),
        "Slope of the sigmoid at 1: error {double:.0e} in float64; {single:.0e} in float32.",
        functions.step_of_the_check,
    ),
    Erratum(
        ML_2_1,
        "The date of backpropagation",
        "unclear",
        "introduction",
        "“直到 20 世纪 70 年代”, the 1970s",
        "usually 1974 for the first description, 1986 for the breakthrough",
        "No exercise asks for dates.",
        (READING,),
    ),
)
