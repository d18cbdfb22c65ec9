  # Products as training wants them: weights cast inside, and queries, keys and values each from their own product, so
  # that no gradient has to be put together from its parts.

  def lin(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    return torch.linear((self).narrow(x), (self).narrow(w), (self).narrow(b))

  def among_tokens(self, x: Tensor, p: List[Tensor]) -> Tensor:
    w = torch.chunk((self).narrow(p[0]), 3, 0)
    b = torch.chunk((self).narrow(p[1]), 3, 0)
    q = (self).wide(torch.linear(x, w[0], b[0]))
    k = (self).wide(torch.linear(x, w[1], b[1]))
    return (self).attend(q, k, (self).wide(torch.linear(x, w[2], b[2])))

  # The learned extra key and value stand behind those of the context.
  def to_context(self, x: Tensor, context: Tensor, p: List[Tensor]) -> Tensor:
    w = torch.chunk((self).narrow(p[4]), 3, 0)
    b = torch.chunk((self).narrow(p[5]), 3, 0)
    q = (self).wide(torch.linear(x, w[0], b[0]))
    extra_key = torch.expand((self).narrow(p[6]), [torch.size(x, 0), 1, ${width}])
    extra_value = torch.expand((self).narrow(p[7]), [torch.size(x, 0), 1, ${width}])
    k = (self).wide(torch.cat([torch.linear(context, w[1], b[1]), extra_key], 1))
    v = (self).wide(torch.cat([torch.linear(context, w[2], b[2]), extra_value], 1))
    return (self).attend(q, k, v)

  def mlp(self, x: Tensor, p: List[Tensor], i: int) -> Tensor:
    return (self).lin(torch.gelu((self).lin(x, p[i], p[i + 1]), approximate="tanh"), p[i + 2], p[i + 3])

  def ready(self, w: Tensor) -> Tensor:
    return torch.clone((self).narrow(w))

  def ready_block(self, p: List[Tensor]) -> List[Tensor]:
    ready = annotate(List[Tensor], [])
    for i in range(torch.len(p)):
      torch.append(ready, (self).ready(p[i]))
    return ready
