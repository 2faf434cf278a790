"""Errata of Chapter 1, outside the numbers."""

from __future__ import annotations

from autograder.errata import functions
from autograder.errata.model import CHAPTER_1, Erratum

BACKWARD = "1.2.2, the backward pass (反向计算)"

FORMULAS = (
    Erratum(
        CHAPTER_1,
        "Any function in an M-P neuron",
        "inconsistent",
        "1.2, the M-P neuron (M-P 神经元)",
        "`φ(wᵀx + b)` with any φ",
        "say which is meant: here every nonlinear unit, in the NNDL notes only the 0/1 step",
        "The two lectures use one name for two things.",
        ("1-activations/mp_neuron",),
    ),
    Erratum(
        CHAPTER_1,
        "Layer 3 first",
        "unclear",
        "1.2, why a nonlinear map is needed",
        "`W₁ᵀW₂ᵀW₃ᵀx = Wᵀx`",
        "`W₃ᵀW₂ᵀW₁ᵀx`, in the order of formula (1.1)",
        "As algebra it is fine, a product of matrices is a matrix. But as printed layer 3 acts "
        "first.",
        ("2-forward/collapse_linear",),
    ),
    Erratum(
        CHAPTER_1,
        "Comma and φ in (1.1)",
        "unclear",
        "1.2, formula (1.1)",
        "`φ(W_{l_k}ᵀ(⋯, φ(W_{l_2}ᵀφ(W_{l_1}ᵀx + b_{l_1}) + b_{l_2})) + b_{l_k})`",
        "`φ(W_{l_k}ᵀ φ(⋯ φ(W_{l_2}ᵀφ(W_{l_1}ᵀx + b_{l_1}) + b_{l_2}) ⋯) + b_{l_k})`",
        "There is a comma too many; φ is missing in front of the bracket with the dots, and dots "
        "are missing behind the inner layers.",
        ("2-forward/forward_in_out",),
    ),
    Erratum(
        CHAPTER_1,
        "Names in the probabilistic framework",
        "unclear",
        "1.2.1, loss functions from maximum likelihood (最大似然)",
        "`p(y|x) = N(ŷ, I)`; (负)类后验概率; 多项式分布",
        "`N(y; ŷ, I)`; negative log-likelihood (负对数似然); categorical distribution (类别分布)",
        "The density lacks its argument, the words before (1.2) lack the logarithm, and one draw "
        "from K classes is categorical: the multinomial distribution counts several draws.",
        ("2-forward/gaussian_nll", "2-forward/bernoulli_nll"),
    ),
    Erratum(
        CHAPTER_1,
        "A mean that is a sum",
        "wrong",
        "1.2.1, 最小均方误差 (Mean Squared Error)",
        "`J(θ) = Σᵢ ‖ŷᵢ − yᵢ‖²`",
        "a sum of squared errors; a mean needs 1/N, and maximum likelihood brings a factor ½",
        "The minimiser is the same. The gradient is not: it is 2N times that of 1/(2N)·Σ, so that "
        "learning rate and λ mean something else.",
        ("2-forward/gaussian_nll", "2-forward/loss_factor", "4-batch/from_chapter_1"),
        "One sample, three outputs: −log N(y; ŷ, I) = {likelihood:.4f}; ½‖ŷ − y‖² + (3/2)·log 2π "
        "= {halved:.4f}, without the ½ {full:.4f}.",
        functions.gaussian,
    ),
    Erratum(
        CHAPTER_1,
        "i in the sum, n in the term",
        "wrong",
        "1.2.2, the loss of the training set, twice",
        "`L(θ) = Σ_{i=1}^N lⁿ(θ)`",
        "`Σ_{n=1}^N lⁿ(θ)`, and the same in its gradient",
        "The index of the sum does not occur in the term.",
        ("4-batch/backward_loop",),
    ),
    Erratum(
        CHAPTER_1,
        "Arrows of case 2",
        "lost",
        "1.2.2, figure 1.6; summary (总结)",
        "scattered arrows between Δs, Δx, Δy and Δz; “像输入层反向传播”",
        "Δs → Δx → Δz and Δs → Δy → Δz; 向输入层",
        "The figure is lost; the second is a slip of the pen.",
        ("3-delta/chain_case2",),
    ),
    Erratum(
        CHAPTER_1,
        "What flows into a layer",
        "unclear",
        BACKWARD,
        "“反向计算的输入数据流为 δ_l”",
        "into layer l flows δ_(l+1); δ_l is what comes out",
        "With δ_l = ∂l/∂z_l, defined a little earlier, the sentence feeds the layer with its own "
        "result.",
        ("3-delta/delta_neuron", "3-delta/delta_hidden"),
    ),
    Erratum(
        CHAPTER_1,
        "What has to be stored",
        "unclear",
        "1.2.2, summary (总结)",
        "“存储下来每一层上的预激活值 z_l”",
        "the activations a_(l−1) as well, the input among them, or compute them again from z",
        "The gradient of a weight is ∂l/∂z · ∂z/∂w, and ∂z/∂w is an activation of the layer "
        "before.",
        ("3-delta/kept_for_backward",),
    ),
    Erratum(
        CHAPTER_1,
        "Large or small",
        "unclear",
        "1.2.2, vanishing gradients (梯度消失)",
        "“如果预激活值较大或较小，则导函数的值趋于 0”",
        "if |z| is large",
        "Small means strongly negative here. A small |z| is where the slope is largest.",
        ("3-delta/vanishing", "1-activations/saturation"),
        "Slope of the sigmoid: {small:.3f} at z = 0.1, {high:.1e} at z = 10 and at z = -10.",
        functions.saturation,
    ),
)
