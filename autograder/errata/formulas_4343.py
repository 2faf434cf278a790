"""Errata of the 4-3-4-3 notes, outside the numbers."""

from __future__ import annotations

from autograder.errata import shapes
from autograder.errata.model import NOTES_4343, Erratum

BACKWARD = "one sample, backward pass (反向传播)"
SHAPES = ("3-delta/impossible_formulas", "3-delta/backward_in_out")

FORMULAS = (
    Erratum(
        NOTES_4343,
        "Order of the indices",
        "inconsistent",
        "symbols (符号描述)",
        "z_(i,j) with the sample first; Z ∈ R^{|l|×n} with the sample second; "
        "`z_{i,j} = Σ_k a_{i,k} w_{k,j}`",
        "Z[j, i] = z_(i,j) = Σ_{k=1}^{|l−1|} w_(k,j) a_(i,k)",
        "The entry in row j and column i of Z is called z_(i,j). The sum is the row form "
        "A·W, while the text computes Wᵀ·A; its lower limit is missing.",
        ("2-forward/forward_in_out", "2-forward/forward_rows"),
    ),
    Erratum(
        NOTES_4343,
        "Letters with two meanings",
        "unclear",
        "symbols (符号描述); one sample, the loss",
        "L for the loss and for the last layer; |l| for a size; n samples and m features; "
        "`Σ_{i=1}^3 loss(ŷᵢ, yᵢ)` over outputs",
        "read carefully; in the course m counts samples, as in ML-2-1 and the May slides",
        "ŷᵢ is the whole output for sample i in the table of symbols and one output number in the "
        "example.",
    ),
    Erratum(
        NOTES_4343,
        "What the notes leave out",
        "unclear",
        "the whole text",
        "no biases, no λ; “公式14” and “公式16”; loss and f take single numbers",
        "say so: a network without biases; the formulas have no numbers; softmax is excluded",
        "With f: R → R every output depends on its own z only. For softmax δ⁽ᴸ⁾ is another "
        "formula.",
        ("3-delta/backward_in_out", "3-delta/delta_out_softmax_ce"),
    ),
    Erratum(
        NOTES_4343,
        "The mean lost on the way",
        "wrong",
        "loss and cost function (损失函数和代价函数)",
        "`C = (1/n) Σᵢ L(ŷᵢ, yᵢ) = Σᵢ [Σⱼ loss(ŷ_{i,j}, y_{i,j})]`",
        "`C = (1/n) Σᵢ L(ŷᵢ, yᵢ) = (1/n) Σᵢ Σⱼ loss(ŷ_{i,j}, y_{i,j})`",
        "The second form is n times the first.",
        ("2-forward/loss_factor", "4-batch/from_4343_notes"),
    ),
    Erratum(
        NOTES_4343,
        "A line printed twice",
        "wrong",
        "one sample, forward pass (正向传播), layer 1",
        "`a₂⁽¹⁾ = f(z₂⁽¹⁾)` twice",
        "the third line is `a₃⁽¹⁾ = f(z₃⁽¹⁾)`",
        "Copied and not changed.",
        ("2-forward/forward_in_out",),
    ),
    Erratum(
        NOTES_4343,
        "Layers that look like powers",
        "inconsistent",
        BACKWARD,
        "`f'(z³)`, `∂L/∂z²`, `f'(z¹)`",
        "`f'(z⁽³⁾)`, `∂L/∂z⁽²⁾`, `f'(z⁽¹⁾)`",
        "Without its brackets the number of the layer is an exponent.",
        ("3-delta/backward_in_out",),
    ),
    Erratum(
        NOTES_4343,
        "W δ ⊙ f' without brackets",
        "unclear",
        BACKWARD + "; summary (总结); many samples",
        "`δ⁽ˡ⁾ = W⁽ˡ⁺¹⁾δ⁽ˡ⁺¹⁾ ⊙ f'(z⁽ˡ⁾)`",
        "`δ⁽ˡ⁾ = (W⁽ˡ⁺¹⁾δ⁽ˡ⁺¹⁾) ⊙ f'(z⁽ˡ⁾)`",
        "In numpy `f * W @ d` is `(f * W) @ d`. For one sample this is right by accident, since f' "
        "is a column; for a batch it is wrong or fails.",
        ("3-delta/backward_in_out", "3-delta/delta_hidden"),
        "Random W (3, 4): the largest difference is {one:.0f} for one sample and {four:.1f} for "
        "four samples.",
        shapes.precedence,
    ),
    Erratum(
        NOTES_4343,
        "Gradient of W⁽²⁾ without a transpose",
        "wrong",
        "one sample, weights of layer 2 (Layer 2的权重矩阵)",
        "`∂L/∂W⁽²⁾ = a⁽¹⁾δ⁽²⁾`",
        "`∂L/∂W⁽²⁾ = a⁽¹⁾(δ⁽²⁾)ᵀ`",
        "It is the outer product, as the notes have it for layer 3.",
        SHAPES,
        "(3, 1) times (4, 1) is {printed2}; with the transpose it is {right2}, like W⁽²⁾.",
        shapes.weight_gradients,
    ),
    Erratum(
        NOTES_4343,
        "Gradient of W⁽¹⁾ with the wrong layer",
        "wrong",
        "one sample, weights of layer 1 (Layer 1的权重矩阵)",
        "`∂L/∂W⁽¹⁾ = x ∂L/∂z⁽²⁾ = xδ⁽²⁾`",
        "`∂L/∂W⁽¹⁾ = x(δ⁽¹⁾)ᵀ`",
        "Two mistakes in one: δ belongs to layer 1, and the transpose is missing.",
        SHAPES,
        "x δ⁽²⁾ is {printed1}; x (δ⁽²⁾)ᵀ is {transposed1}; x (δ⁽¹⁾)ᵀ is {right1}, like W⁽¹⁾.",
        shapes.weight_gradients,
    ),
    Erratum(
        NOTES_4343,
        "Weight gradient in the summary",
        "wrong",
        "one sample, summary (总结)",
        "`∂L/∂W⁽ˡ⁾ = a⁽ˡ⁻¹⁾δ⁽ˡ⁾`",
        "`∂L/∂W⁽ˡ⁾ = a⁽ˡ⁻¹⁾(δ⁽ˡ⁾)ᵀ`",
        "Two columns have no product. For layer 3 the notes print the right form.",
        SHAPES,
        "a⁽²⁾ δ⁽³⁾ is {printed3}; a⁽²⁾ (δ⁽³⁾)ᵀ is {right3}.",
        shapes.weight_gradients,
    ),
    Erratum(
        NOTES_4343,
        "Weight gradient of many samples",
        "wrong",
        "many samples (多样本情况)",
        "`∂L/∂W⁽ˡ⁾ = A⁽ˡ⁻¹⁾Δ⁽ˡ⁾`",
        "`∂C/∂W⁽ˡ⁾ = A⁽ˡ⁻¹⁾(Δ⁽ˡ⁾)ᵀ`, without a further 1/n",
        "The transpose is missing, and it is the cost C that is differentiated. 1/n is in "
        "∂C/∂A⁽ᴸ⁾ already.",
        (*SHAPES, "4-batch/from_4343_notes"),
        "Seven samples: A⁽²⁾ Δ⁽³⁾ is {printed3}; A⁽²⁾ (Δ⁽³⁾)ᵀ is {right3}.",
        lambda: shapes.weight_gradients(7),
    ),
    Erratum(
        NOTES_4343,
        "One sample among many",
        "wrong",
        "many samples (多样本情况), first formula",
        "“单样本情况，正向传播过程”",
        "多样本情况",
        "The sentence is that of the section before.",
        ("2-forward/forward_batch",),
    ),
)
