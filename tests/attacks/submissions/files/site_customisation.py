"""Hands in files that Python, IPython, Jupyter, pytest, git or nbgrader read when they start."""
# base: starter
# stock: copies all of them into autograded/, where the kernel starts
# earns: nothing

# %% file: sitecustomize.py
open("/tmp/backgrade-attack-site", "w")
# %% file: usercustomize.py
open("/tmp/backgrade-attack-site", "w")
# %% file: evil.pth
import os; os.system("touch /tmp/backgrade-attack-site")
# %% file: nbgrader_config.py
open("/tmp/backgrade-attack-config", "w")
# %% file: jupyter_config.py
open("/tmp/backgrade-attack-config", "w")
# %% file: conftest.py
open("/tmp/backgrade-attack-pytest", "w")
# %% file: .ipython/profile_default/startup/00.py
open("/tmp/backgrade-attack-startup", "w")
# %% file: ipython_kernel_config.py
c.IPKernelApp.exec_lines = ["open('/tmp/backgrade-attack-kernel', 'w')"]
# %% file: matplotlibrc
backend: module://evil
# %% file: .env
PYTHONSTARTUP=/tmp/evil.py
# %% file: .git/hooks/post-checkout
touch /tmp/backgrade-attack-git
