"""Activities from the exports of services, beside the files of watches that these hold."""
