"""The strict reader: from bytes to a tree of nodes that know their place, every fault noted."""
