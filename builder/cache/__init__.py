"""Results kept from one run of the compiler to the next."""
