"""Two matching quizzes: kinds of networks, and the parts of a nerve cell."""

from __future__ import annotations

from autograder.declare import quiz
from solutions import forward_further

# ---- network_kinds -----------------------------------------------------------------------------

network_kinds = quiz(
    "network_kinds",
    forward_further.network_kinds,
    marks=1,
    section="NNDL notes, structures of networks (网络结构): feed-forward, memory, graph",
    options=("feed-forward", "memory", "graph"),
    hints=[
        "Does information only move towards the output, or can it come back to a neuron?",
        "Graph networks take graphs as data, such as molecules or social networks.",
    ],
)
network_kinds.wrong_answer(
    "recurrent_taken_as_feed_forward",
    "A recurrent network has cycles: what it has computed before comes back to it.",
    recurrent="feed-forward",
)
network_kinds.wrong_answer(
    "convolutional_taken_as_graph",
    "A convolution slides over a grid of pixels, and information only moves forwards.",
    convolutional="graph",
)
network_kinds.wrong_answer(
    "convolution_on_graphs_taken_as_feed_forward",
    "The name says convolution, but the data are graphs: neighbours in the graph share what they "
    "know.",
    graph_convolutional="feed-forward",
)
network_kinds.wrong_answer(
    "attention_and_messages_taken_as_memory",
    "Messages and attention pass between the nodes of a graph; the network's data are graphs.",
    graph_attention="memory",
    mpnn="memory",
)
network_kinds.wrong_answer(
    "symmetric_connections_taken_as_graph",
    "Every network can be drawn as a graph. What matters here: its units influence each other in "
    "both directions, so that it has feedback.",
    hopfield="graph",
    boltzmann="graph",
    restricted_boltzmann="graph",
)
network_kinds.wrong_answer(
    "restricted_taken_as_feed_forward",
    "The restricted Boltzmann machine has two layers, but its connections work in both directions.",
    restricted_boltzmann="feed-forward",
    boltzmann="feed-forward",
    hopfield="feed-forward",
)
network_kinds.wrong_answer(
    "fully_connected_taken_as_graph",
    "Fully connected means: from each neuron of a layer to each of the next one, forwards only.",
    fully_connected="graph",
)

# ---- neuron_parts ------------------------------------------------------------------------------

neuron_parts = quiz(
    "neuron_parts",
    forward_further.neuron_parts,
    marks=1,
    section="May slides, from nerve cells to artificial neurons (从生物神经元到人工神经元)",
    options=("node", "input", "weight", "output"),
    hints=[
        "Which part collects signals, which one carries them away?",
        "A contact between two cells may be strong or weak.",
    ],
)
neuron_parts.wrong_answer(
    "axon_and_dendrite_exchanged",
    "The axon carries the signal away from the cell; the dendrites bring signals to it.",
    axon="input",
    dendrite="output",
)
neuron_parts.wrong_answer(
    "synapse_as_input",
    "The synapse is the contact through which a signal passes. What in a network says how strongly "
    "a signal counts?",
    synapse="input",
)
neuron_parts.wrong_answer(
    "synapse_as_node",
    "The synapse lies between two cells. The node is the cell itself.",
    synapse="node",
    soma="weight",
)
neuron_parts.wrong_answer(
    "axon_as_connection",
    "The axon is a line to other cells, but how strongly the signal counts there is not up to it.",
    axon="weight",
)
neuron_parts.wrong_answer(
    "dendrite_as_weight",
    "The dendrites take signals in. How strongly each one counts is decided at another part.",
    dendrite="weight",
)
