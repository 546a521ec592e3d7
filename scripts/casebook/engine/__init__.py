"""The engine room: what is made when, by how many processes, and how the site becomes the next one.

Only this part knows of stores, processes and the site's folder; the steps that it calls know of none of them.
"""
