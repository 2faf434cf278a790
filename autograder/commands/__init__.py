"""The commands of `backgrade`: each module adds its parser and does what its command says."""
