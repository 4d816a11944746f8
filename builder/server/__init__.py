"""The inbox server: the built site, hand-ins over the network, and the reviewer's pages."""
