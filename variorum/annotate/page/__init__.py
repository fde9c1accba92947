"""What stands on a news page around the report: phrases, datelines, credit lines and reference lists."""
