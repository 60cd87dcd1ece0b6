"""Files from strangers are parsed in a child process that can reach nothing but them."""
