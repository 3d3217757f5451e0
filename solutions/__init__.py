"""The answers, one module per notebook. Read a module top to bottom: forward, cost, delta, gradients, step."""
