"""What ./scripts/bench is made of; scripts/bench says what it does."""
