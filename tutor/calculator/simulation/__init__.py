"""One Lambda function under a load: request by request (events), or as a smooth flow while a slider moves (fluid)."""
