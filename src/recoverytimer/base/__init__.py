"""What every subject stands on: files, texts, amounts, days, storage. No subject, no Qt."""
