"""Every number that the second worked example of the May slides prints."""

from __future__ import annotations

from decimal import Decimal

from autograder.errata import example_2
from autograder.errata.model import Print, PrintTable, Route

FORWARD = ("2-forward/example2_forward", "2-forward/printed_forward")
BACKWARD = ("3-delta/example2_gradients", "3-delta/printed_gradients")
TRAINED = ("4-batch/train_ex2", "4-batch/printed_training")


def _row(
    quantity: str,
    printed: str,
    uses: tuple[str, ...],
    why: str = "",
    route: Route | None = None,
    more: int = 0,
) -> Print:
    return Print(quantity, printed, lambda: example_2.values()[quantity], uses, why, route, more)


EXAMPLE_2 = (
    PrintTable(
        "Step 1, forward pass (前向传播)",
        (
            _row("net_h1", "0.442", FORWARD),
            _row("out_h1", "0.608", FORWARD),
            _row("net_h2", "0.586", FORWARD, "Printed only inside the exponent of out_h2."),
            _row("out_h2", "0.642", FORWARD),
            _row("net_o1", "0.514", FORWARD, "The printed 0.608 and 0.642 lead to 0.5142."),
            _row("out_o1", "0.625", FORWARD, "Printed with five decimals, too: see step 2.1."),
            _row("net_o2", "0.389", FORWARD, "Printed only inside the exponent of out_o2."),
            _row("out_o2", "0.596", FORWARD),
        ),
    ),
    PrintTable(
        "Step 2.1, the total error (计算总误差)",
        (
            _row("out_o1", "0.62586", FORWARD, "The same number as 0.625 in step 1."),
            _row("out_o2", "0.59613", FORWARD),
            _row("E_o1", "0.195", FORWARD),
            _row("E_o2", "0.081", FORWARD),
            _row("E_o1", "0.19585", FORWARD, "The same number as 0.195."),
            _row("E_o2", "0.08156", FORWARD, "The same number as 0.081."),
            _row(
                "E_total",
                "0.27741",
                FORWARD,
                "The sum of two rounded terms.",
                Route("0.19585 + 0.08156", lambda: Decimal("0.19585") + Decimal("0.08156")),
            ),
        ),
    ),
    PrintTable(
        "Step 2, the error at the hidden neuron h1 (误差反向传播)",
        (
            _row("∂E_o1/∂out_o1", "0.625", BACKWARD, "The target is 0, so it is out_o1 again."),
            _row("∂out_o1/∂net_o1", "0.234", BACKWARD),
            _row("∂E_o1/∂out_h1", "0.029", BACKWARD),
            _row("∂E_o2/∂out_o2", "-0.403", BACKWARD),
            _row("∂out_o2/∂net_o2", "0.240", BACKWARD),
            _row("∂E_o2/∂out_h1", "-0.009", BACKWARD),
            _row("∂E_o1/∂out_h1", "0.02931", BACKWARD),
            _row("∂E_o2/∂out_h1", "-0.00972", BACKWARD),
            _row(
                "∂E_total/∂out_h1",
                "0.019",
                BACKWARD,
                "0.02931 − 0.00972 = 0.01959, which is much nearer to 0.020.",
            ),
        ),
    ),
    PrintTable(
        "Steps 2.2 and 2.3, the new w1 (权值更新)",
        (
            _row("∂out_h1/∂net_h1", "0.238", BACKWARD),
            _row("∂net_h1/∂w1 = i1", "0.020", BACKWARD),
            _row("∂E_total/∂w1", "0.00009", BACKWARD, "The printed factors lead to 0.00009044."),
            _row(
                "w1 after 1 update",
                "0.099",
                TRAINED,
                "The cut print suggests a step of 0.001, which is 21 times the real one.",
                more=2,
            ),
        ),
    ),
    PrintTable(
        "Step 3, 10000 updates (迭代计算)",
        (
            _row("E_total", "0.277", FORWARD),
            _row("E_total after 1 update", "0.265", TRAINED),
            _row("E_total after 10000 updates", "0.0000636", TRAINED),
            _row("out_o1 after 10000 updates", "0.008", TRAINED, "Rounded; cut it would be 0.007."),
            _row(
                "out_o2 after 10000 updates",
                "0.991",
                TRAINED,
                "Cut, while its neighbour in the same line is rounded.",
            ),
        ),
    ),
)
