"""Rewrites the code of all later cells: assertions vanish, constants become 1."""
# base: starter
# stock: full marks: the hidden tests are run through the student's transformers
# earns: nothing
# expect: shows transforming

# %% extra-after: setup
import ast


class Gone(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()

    def visit_Raise(self, node):
        return ast.Pass()

    def visit_Call(self, node):
        if isinstance(node.func, ast.Name) and node.func.id == "check":
            return ast.Constant(1.0)
        return node


get_ipython().ast_transformers.append(Gone())
print("transforming")
