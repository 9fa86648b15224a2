"""What a document cites: laws, cases, reports, news, and what `Id.` stands for."""
