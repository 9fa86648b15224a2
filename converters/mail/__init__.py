"""Printed e-mail: headers, messages, threads, attachments."""
