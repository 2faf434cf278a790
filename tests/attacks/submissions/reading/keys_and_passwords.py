"""Looks for keys, passwords and tokens where instructors and servers have them."""
# base: starter
# stock: reads them: the kernel runs with the instructor's rights
# earns: nothing
# expect: shows refused
# unguarded: secrets

# %% extra-after: setup
import os

places = """@course@/secrets/id_rsa @course@/.env ~/.ssh/id_rsa ~/.ssh/id_ed25519 ~/.netrc ~/.pgpass
    ~/.aws/credentials ~/.kube/config ~/.git-credentials ~/.jupyter/jupyter_server_config.json
    /etc/shadow /etc/ssh/ssh_host_rsa_key /root/.bash_history /run/secrets/db
    /var/run/secrets/kubernetes.io/serviceaccount/token /proc/1/environ"""
for place in places.split():
    try:
        print(place, open(os.path.expanduser(place)).read())
    except OSError:
        print("refused")
