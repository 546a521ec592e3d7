"""Knowledge of Chinese text, without a file, a clock or a record: numbers, units, periods, proof."""
